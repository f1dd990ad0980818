/** All that reading public rows needs of a database: named statements under the portal's user. */
export interface PublicDatabase {
  named<Row extends object>(statement: { name: string; text: string }, values: readonly unknown[]): Promise<Row[]>;
}
