import { type CategoryId, categories, categoryIds, columns, withholdingGrounds } from '@gongkai/statute';

/** What a clerk may choose, with the article beside it. */
export function listOptions() {
  return {
    categories: categoryIds.map((id: CategoryId) => {
      const { label, basis, column } = categories[id];
      return { id, label, basis, group: columns[column].label };
    }),
    withholdingGrounds: Object.entries(withholdingGrounds).map(([id, ground]) => ({ id, ...ground })),
  };
}
