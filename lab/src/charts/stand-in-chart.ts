import type { ChartContract } from '@fleet/validation/chart-contracts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { programFile } from '../engines/engines.ts'
import { command } from '../hosts/commands.ts'
import type { KubernetesObject } from '../trees/committed.ts'

const objectOfService = (name: string, service: ChartContract['services'][string]): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: {
    selector: service.selector,
    ports: service.ports.map(({ name: port, number }) => ({ name: port, port: number })),
  },
})

const deployment = (
  name: string,
  labels: Readonly<Record<string, string>>,
  container: Readonly<Record<string, unknown>>,
): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'program', ...container }] } },
  },
})

const objectOfPods = ({ labels, ports }: ChartContract['pods'][number], index: number): KubernetesObject =>
  deployment(`pods-${index}`, labels, {
    image: 'registry.example.org/program:1.0.0',
    ports: ports.map(({ name, number }) => ({ name, containerPort: number })),
  })

const objectOfProgram = ([program, version]: readonly [string, string]): KubernetesObject =>
  deployment(program, { program }, { image: `registry.example.org/${program}:v${version}` })

/** The objects of a chart that satisfies a contract exactly. */
export const keeping = (contract: ChartContract): readonly KubernetesObject[] => [
  ...Object.entries(contract.services).map(([name, service]) => objectOfService(name, service)),
  ...contract.pods.map(objectOfPods),
  ...Object.entries(contract.runs ?? {}).map(objectOfProgram),
]

/** A template that prints all its values: a chart that reads them all. */
export const readsAllValues = `apiVersion: v1
kind: ConfigMap
metadata: { name: values }
data: { values: {{ toJson .Values | quote }} }
`

/**
 * Packages a small chart by helm, where the real ones cannot be had.
 * @param templates the texts of its templates, by file name
 * @param values the chart's own
 * @returns the archive
 */
export const packageChart = (
  folder: string,
  { name, version }: { readonly name: string; readonly version: string },
  templates: Readonly<Record<string, string>>,
  values: Readonly<Record<string, unknown>> = {},
): string => {
  const chart = join(folder, name)
  mkdirSync(join(chart, 'templates'), { recursive: true })
  writeFileSync(join(chart, 'Chart.yaml'), stringify({ apiVersion: 'v2', name, version }))
  writeFileSync(join(chart, 'values.yaml'), stringify(values))
  for (const [file, text] of Object.entries(templates)) writeFileSync(join(chart, 'templates', file), text)
  command(programFile('helm'), 'package', chart, `--destination=${folder}`)
  return join(folder, `${name}-${version}.tgz`)
}
