/** One line for whoever runs the server: English, no personal value. The entry that starts us says where lines go. */
export type OperatorLog = (level: 'info' | 'warn' | 'error', message: string, facts?: Record<string, unknown>) => void;

export const noLog: OperatorLog = () => {};
