import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { archiveIn, chartsOf, type ChartReference } from '../charts/chart-references.ts'
import { command } from '../hosts/commands.ts'
import type { Host } from '../hosts/host.ts'
import { customResourceDefinitions, type ApiServer } from '../kubernetes/api-server.ts'
import { textAt, type KubernetesObject } from '../trees/committed.ts'

/** Where the registries of all charts are found in a host. */
const registryAddress = '10.43.0.44'

const ofOperator = ({ metadata }: KubernetesObject): boolean =>
  metadata.name.endsWith('.monitoring.coreos.com')

/** Whether a definition comes with kube-prometheus-stack: a cluster has none of them before. */
export const isBroughtByChart = ofOperator

/** Only the kinds of the hub's tree: Helm stores a release in one Secret of at most a megabyte. */
const broughtDefinitions = (): readonly KubernetesObject[] =>
  customResourceDefinitions().filter(
    (definition) =>
      ofOperator(definition) &&
      ['PrometheusRule', 'ServiceMonitor', 'PodMonitor'].includes(
        textAt(definition, 'spec', 'names', 'kind'),
      ),
  )

/** A chart of the given name and version, with one ConfigMap of its values. */
const standIn = ({ name, tag }: ChartReference, folder: string): string => {
  const chart = join(folder, name)
  mkdirSync(join(chart, 'templates'), { recursive: true })
  mkdirSync(join(chart, 'crds'))
  writeFileSync(join(chart, 'Chart.yaml'), stringify({ apiVersion: 'v2', name, version: tag }))
  writeFileSync(
    join(chart, 'templates/values.yaml'),
    [
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata: { name: "values-of-{{ .Release.Name }}" }',
      'data: { values: {{ toJson .Values | quote }} }',
    ].join('\n'),
  )
  if (name === 'kube-prometheus-stack') {
    for (const definition of broughtDefinitions())
      writeFileSync(join(chart, 'crds', `${definition.metadata.name}.yaml`), stringify(definition))
  }
  const archive = join(folder, `${name}-${tag}.tgz`)
  command('tar', '--create', '--gzip', '--file', archive, '--directory', folder, name)
  return archive
}

/**
 * Makes the registries of a cluster's charts resolve to one in its host. The lab's network has no route to the real
 * ones.
 * @param archives a folder of the real charts' archives; a stand-in replaces a missing one
 * @returns the environment that makes source-controller trust it
 */
export const serveCharts = async (
  host: Host,
  server: ApiServer,
  stage: string,
  archives: string | undefined,
): Promise<Readonly<Record<string, string>>> => {
  const charts = chartsOf(host.name)
  if (charts.length === 0) return {}
  const folder = join(stage, `${host.name}-charts`)
  mkdirSync(folder)
  const index = charts.map((chart) => [
    `${chart.repository}:${chart.tag}`,
    archiveIn(archives, chart) ?? standIn(chart, folder),
  ])
  writeFileSync(join(folder, 'charts.json'), JSON.stringify(Object.fromEntries(index)))
  const names = [...new Set(charts.map((chart) => chart.host))]
  host.addAddress(registryAddress)
  host.addNames(registryAddress, names)
  const issued = server.authority.issue('registry', [registryAddress, host.address], names)
  const program = host.start({
    name: 'registry',
    file: process.execPath,
    args: [
      join(import.meta.dirname, 'registry.ts'),
      `${registryAddress}:443`,
      issued.certificate,
      issued.key,
      join(folder, 'charts.json'),
    ],
  })
  await program.until('listens', () => host.run('ss', '-ltn').includes(`${registryAddress}:443`))
  return { SSL_CERT_FILE: server.authority.certificate }
}
