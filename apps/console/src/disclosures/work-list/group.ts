import type { RouteAnswer, workList } from '@gongkai/contract';

export type Group = RouteAnswer<typeof workList>['groups'][number];
