import type { ClusterApi, KubernetesObject } from '../../live/cluster-api.ts'

interface EndpointSlice extends KubernetesObject {
  readonly endpoints?:
    | readonly { readonly addresses: readonly string[]; readonly conditions?: { readonly ready?: boolean } }[]
    | null
}

/** How many addresses behind a Service are ready. */
export const readyEndpoints = async (
  api: ClusterApi,
  service: { readonly namespace: string; readonly name: string },
): Promise<number> => {
  const slices = (await api.list('/apis/discovery.k8s.io/v1/endpointslices')) as readonly EndpointSlice[]
  return slices
    .filter(
      ({ metadata: { namespace, labels } }) =>
        namespace === service.namespace && labels?.['kubernetes.io/service-name'] === service.name,
    )
    .flatMap(({ endpoints }) => endpoints ?? [])
    .filter(({ conditions }) => conditions?.ready !== false).length
}
