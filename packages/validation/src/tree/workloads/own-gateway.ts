import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import { at } from '../../values/location.ts'
import type { ClusterView } from '../cluster-view.ts'
import { configMapFilesAt } from './config-map-file.ts'
import { readGateway, type NginxGateway } from './nginx-gateway.ts'

/** Where nginx looks for its configuration by itself. */
const CONFIGURATION = '/etc/nginx/nginx.conf'

/** The nginx in a tree's own pods, whose configuration is a ConfigMap of the tree. */
export const ownGatewayOf = (
  cluster: ClusterView,
  namespace: string,
  spec: IPodSpec,
): NginxGateway | undefined => {
  for (const container of spec.containers)
    for (const { name, key } of configMapFilesAt({ container, pods: { spec } }, CONFIGURATION)) {
      const found = cluster.find('v1/ConfigMap', namespace, name)
      const gateway =
        found &&
        readGateway(found.object.data?.[key], {
          mounts: (container.volumeMounts ?? []).map(({ mountPath }) => mountPath),
          location: at(found, 'data', key),
        })
      if (gateway) return gateway
    }
  return undefined
}
