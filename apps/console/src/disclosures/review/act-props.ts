import type { ItemDetail } from '@gongkai/contract';

/** What every dialog of an act gets. */
export interface ActProps {
  readonly item: ItemDetail;
  readonly onClose: () => void;
}
