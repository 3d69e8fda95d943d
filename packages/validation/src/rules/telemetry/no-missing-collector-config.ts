import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import { otelCollector } from '../../catalog/programs/otel-collector.ts'
import { runtimesOf } from '../../telemetry/collectors/runtime.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { configMapFilesAt } from '../../tree/workloads/config-map-file.ts'
import { ownContainersIn, containerText, type Container } from '../../tree/workloads/containers.ts'
import { ownerOf } from '../../tree/objects.ts'

export const noMissingCollectorConfig: Rule = {
  id: 'no-missing-collector-config',
  summary:
    'Every collector mounts the configuration that it starts with, and every configuration has a collector.',
  rationale: 'A collector without its configuration file exits at its start, again and again.',
  fix: 'Write the mount’s folder and the ConfigMap’s key.',
  check: inEachCluster((cluster, report) => {
    for (const run of ownContainersIn(cluster))
      if (run.program === otelCollector) checkConfigFiles(cluster, run, report)
    for (const collector of collectorsOf(cluster).readable)
      if (runtimesOf(cluster, collector).length === 0)
        report({
          location: collector.location(),
          message: `${ownerOf(collector.located)} is a collector’s configuration, and no pod mounts it`,
          impact: 'no collector runs it',
          fix: 'mount it into the collector, or delete it',
        })
  }),
}

const CONFIG = /^--config=(?:file:)?(.+)$/

const checkConfigFiles = (cluster: ClusterView, run: Container, report: Report): void => {
  for (const [index, argument] of (run.container.args ?? []).entries()) {
    const [, file] = CONFIG.exec(argument) ?? []
    if (file === undefined || file.includes('$(') || isConfiguration(cluster, run, file)) continue
    report({
      location: run.location('args', index),
      message: `${containerText(run)} starts with ${file}, and none of its ConfigMaps has a collector’s configuration there`,
      impact: 'the collector exits at its start, again and again',
      fix: 'write the folder of the mount and the key of the ConfigMap',
    })
  }
}

/** Whether a file of a container is a key of a ConfigMap which holds a collector's configuration. */
const isConfiguration = (cluster: ClusterView, run: Container, file: string): boolean =>
  configMapFilesAt(run, file).some(({ name, key }) =>
    collectorsOf(cluster).readable.some(
      ({ located: { object }, location }) =>
        object.metadata.name === name &&
        object.metadata.namespace === run.pods.namespace &&
        location().path?.at(-1) === key,
    ),
  )
