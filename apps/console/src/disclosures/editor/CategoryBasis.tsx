import { Form } from 'antd';
import { useItemOptions } from '../use-options.ts';
import type { ItemValues } from './item-values.ts';

/** The article behind the chosen category. */
export function CategoryBasis() {
  const chosen: ItemValues['category'] = Form.useWatch('category');
  const { data } = useItemOptions();
  const category = data?.categories.find(candidate => candidate.id === chosen);
  return category ? <>依据：{category.basis}</> : <>选定后显示法定依据</>;
}
