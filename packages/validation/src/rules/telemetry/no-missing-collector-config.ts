import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import { otelCollector } from '../../catalog/programs/otel-collector.ts'
import { runtimesOf } from '../../telemetry/collectors/runtime.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { containersIn, containerText, type Container } from '../../tree/workloads/containers.ts'
import { ownerOf } from '../../tree/objects.ts'

export const noMissingCollectorConfig: Rule = {
  id: 'no-missing-collector-config',
  summary:
    'Every collector is started with a configuration that is mounted there, and every configuration is run by one.',
  rationale: 'A collector that does not find its file ends at once, and restarts for ever.',
  example: {
    refused: 'args: [--config=/etc/otelcol/config.yml]   # the ConfigMap’s key is config.yaml',
    accepted: 'args: [--config=/etc/otelcol/config.yaml]',
  },
  fix: 'Name the mount’s folder and the ConfigMap’s key.',
  check: inEachCluster((cluster) => [
    ...containersIn(cluster)
      .filter(({ program }) => program === otelCollector)
      .flatMap((run) => checkRun(cluster, run)),
    ...collectorsOf(cluster)
      .readable.filter((collector) => runtimesOf(cluster, collector).length === 0)
      .map(({ location, placed }) => ({
        location: location(),
        message: `${ownerOf(placed)} is a collector’s configuration, and no pod mounts it`,
        impact: 'no collector runs it',
        fix: 'mount it into the collector, or delete it',
      })),
  ]),
}

const CONFIG = /^--config=(?:file:)?(.+)$/

const checkRun = (cluster: ClusterView, run: Container): Violation[] => {
  const args = run.container.args ?? []
  return args.flatMap((argument, index) => {
    const [, file] = CONFIG.exec(argument) ?? []
    if (file === undefined || file.includes('$(') || isConfiguration(cluster, run, file)) return []
    return [
      {
        location: run.location('args', index),
        message: `${containerText(run)} is started with ${file}, and no ConfigMap that it mounts has a collector’s configuration there`,
        impact: 'the collector ends at its start, and restarts for ever',
        fix: 'name the folder of the mount and the key of the ConfigMap',
      },
    ]
  })
}

/** Whether a file of a container is a key of a ConfigMap which holds a collector's configuration. */
const isConfiguration = (cluster: ClusterView, { container, pods }: Container, file: string): boolean =>
  (container.volumeMounts ?? []).some(({ name, mountPath, subPath }) => {
    const volume = (pods.spec.volumes ?? []).find((one) => one.name === name)
    const configMap = volume?.configMap
    if (!configMap?.name) return false
    const key =
      file === mountPath
        ? subPath
        : file.startsWith(`${mountPath}/`)
          ? file.slice(mountPath.length + 1)
          : undefined
    const source = configMap.items?.find(({ path }) => path === key)?.key ?? key
    return collectorsOf(cluster).readable.some(({ placed, location }) => {
      const { metadata } = placed.object
      return (
        metadata.name === configMap.name &&
        metadata.namespace === pods.namespace &&
        location().path?.at(-1) === source
      )
    })
  })
