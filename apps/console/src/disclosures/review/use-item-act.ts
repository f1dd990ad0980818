import {
  type ItemDetail,
  loadItem,
  type RouteAnswer,
  type RouteDefinition,
  type RouteRequest,
} from '@gongkai/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { call } from '../../client/call.ts';
import type { Failure } from '../../client/failure.ts';
import { answerOptions } from '../../client/use-answer.ts';

type ItemRoute = RouteDefinition & { answer: typeof loadItem.answer };

/** One act on an item: its answer is the item as it is afterwards, which the page shows at once. */
export function useItemAct<const Route extends ItemRoute>(
  route: Route,
  item: ItemDetail,
  done: (answer: ItemDetail) => string,
) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const request = { params: { itemId: String(item.id) } };
  const key = answerOptions(loadItem, request).queryKey;
  const act = useMutation<RouteAnswer<Route>, Failure, RouteRequest<Route>>({
    mutationFn: sent => call(route, sent),
    onSuccess: answer => {
      client.setQueryData(key, answer as ItemDetail);
      for (const stale of ['disclosures.list', 'disclosures.work-list', 'disclosures.history', 'disclosures.compare'])
        void client.invalidateQueries({ queryKey: [stale] });
      message.success(done(answer as ItemDetail));
    },
  });
  return { act, reload: () => client.invalidateQueries({ queryKey: key }) };
}
