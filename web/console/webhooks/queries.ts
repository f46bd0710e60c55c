import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { outcomeOf } from '../../shared/api';
import { useConsole, valueIn } from '../console-context';

const pageSize = 25;
/** A delivery that is still tried changes without anybody's doing. */
const refreshMilliseconds = 10_000;

export const useEndpoints = () => {
  const { api } = useConsole();
  return useQuery({
    queryKey: ['webhooks', 'endpoints'],
    queryFn: async () => (await valueIn(outcomeOf(api.GET('/v1/webhook-endpoints')))).endpoints,
  });
};

export const useEndpoint = (endpointId: string) => {
  const { api } = useConsole();
  return useQuery({
    queryKey: ['webhooks', 'endpoint', endpointId],
    // A form must not change under the hands of who fills it in.
    refetchOnWindowFocus: false,
    queryFn: () =>
      valueIn(outcomeOf(api.GET('/v1/webhook-endpoints/{endpointId}', { params: { path: { endpointId } } }))),
  });
};

export const useDeliveries = (endpointId: string) => {
  const { api } = useConsole();
  return useInfiniteQuery({
    queryKey: ['webhooks', 'deliveries', endpointId],
    refetchInterval: refreshMilliseconds,
    queryFn: ({ pageParam }) => {
      const query = { limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return valueIn(
        outcomeOf(
          api.GET('/v1/webhook-endpoints/{endpointId}/deliveries', { params: { path: { endpointId }, query } }),
        ),
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
};

/** Reads everything about webhooks again. */
export const useRefresh = (): (() => void) => {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['webhooks'] });
};
