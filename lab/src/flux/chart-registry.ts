import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { command } from '../hosts/commands.ts'
import type { Host } from '../hosts/host.ts'
import { customResourceDefinitions, type ApiServer } from '../kubernetes/api-server.ts'
import { objectsOf, textAt, type KubernetesObject } from '../trees/committed.ts'

/** Where the registries of all charts are found in a host. */
const registryAddress = '10.43.0.44'

const ofOperator = ({ metadata }: KubernetesObject): boolean =>
  metadata.name.endsWith('.monitoring.coreos.com')

/** The definitions that kube-prometheus-stack brings: a cluster has none of them before. */
export const isBroughtByChart = ofOperator

/** Only what the hub's tree has objects of: Helm keeps a release in one Secret, which has room for a megabyte. */
const broughtDefinitions = (): readonly KubernetesObject[] =>
  customResourceDefinitions().filter(
    (definition) =>
      ofOperator(definition) &&
      ['PrometheusRule', 'ServiceMonitor', 'PodMonitor'].includes(
        textAt(definition, 'spec', 'names', 'kind'),
      ),
  )

interface ChartReference {
  readonly name: string
  readonly host: string
  readonly repository: string
  readonly tag: string
}

/** The charts that a cluster's OCIRepositories name. */
const chartsOf = (cluster: string): readonly ChartReference[] =>
  objectsOf(cluster)
    .filter(({ kind }) => kind === 'OCIRepository')
    .map((source) => {
      const { host, pathname } = new URL(textAt(source, 'spec', 'url').replace(/^oci:/, 'https:'))
      return {
        name: pathname.split('/').at(-1) ?? '',
        host,
        repository: pathname.slice(1),
        tag: textAt(source, 'spec', 'ref', 'tag'),
      }
    })

/** A chart of the name and version that is asked for, which makes one ConfigMap of its values. */
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

/** A chart's archive where one is given, else a stand-in. */
const archiveOf = (chart: ChartReference, folder: string, archives: string | undefined): string => {
  const given = archives && join(archives, `${chart.name}-${chart.tag}.tgz`)
  return given && existsSync(given) ? given : standIn(chart, folder)
}

/**
 * Makes the registries of a cluster's charts resolve to one in its host. The network of the lab has no way to the real ones.
 * @param archives a folder of the real charts' archives; a stand-in is served for what is not there
 * @returns the environment by which source-controller trusts it
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
    archiveOf(chart, folder, archives),
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
