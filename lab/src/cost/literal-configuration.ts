import { stringify } from 'yaml'
import { clusters, fleet } from '../trees/clusters.ts'

const move = (from: string, to: string) => ({
  type: 'move',
  from: `attributes.${from}`,
  to: `resource["${to}"]`,
})

/**
 * The log pipeline exactly as in the requirements: lines as the runtime writes them, a `batch` processor of 10,000 of
 * them, everything in memory, defaults for the rest. Only the endpoint is corrected: there it has its path twice.
 * @param batchLines how many lines make a batch: at 10,000 lines a second Loki refuses batches of 10,000, which are
 * over its 4 MiB
 */
export const literalConfiguration = (batchLines = 10_000): string =>
  stringify({
    receivers: {
      file_log: {
        include: ['/var/log/pods/*/*/*.log'],
        include_file_path: true,
        start_at: 'beginning',
        operators: [
          {
            type: 'regex_parser',
            id: 'extract-metadata-from-filepath',
            parse_from: 'attributes["log.file.path"]',
            regex:
              '^.*\\/(?P<namespace>[^_]+)_(?P<pod_name>[^_]+)_(?P<uid>[a-f0-9\\-]+)\\/(?P<container_name>[^\\._]+)\\/\\d+\\.log$',
          },
          move('uid', 'k8s.pod.uid'),
          move('namespace', 'k8s.namespace.name'),
          move('pod_name', 'k8s.pod.name'),
          move('container_name', 'k8s.container.name'),
        ],
      },
    },
    processors: {
      k8s_attributes: {
        auth_type: 'serviceAccount',
        filter: { node_from_env_var: 'K8S_NODE_NAME' },
        pod_association: [{ sources: [{ from: 'resource_attribute', name: 'k8s.pod.uid' }] }],
        extract: { metadata: ['k8s.deployment.name', 'k8s.node.name'] },
      },
      resource: { attributes: [{ key: 'cluster', value: clusters.spoke.name, action: 'upsert' }] },
      batch: { send_batch_size: batchLines, send_batch_max_size: batchLines, timeout: '5s' },
    },
    exporters: {
      otlp_http: {
        logs_endpoint: `http://${clusters.hub.node.tailnetAddress}:${fleet.hub.ingest.logs.nodePort}/otlp/v1/logs`,
      },
    },
    service: {
      pipelines: {
        logs: {
          receivers: ['file_log'],
          processors: ['k8s_attributes', 'resource', 'batch'],
          exporters: ['otlp_http'],
        },
      },
    },
  })
