import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHART_CONTRACTS, type ChartContract } from '@fleet/validation/chart-contracts'
import { CHART_KINDS } from '@fleet/validation/chart-kinds'
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { parse } from 'yaml'
import { archiveIn, chartsIn, releaseOf } from '../../src/charts/chart-references.ts'
import { chartsPage, containersOf } from '../../src/charts/charts-page.ts'
import { contractViolations } from '../../src/charts/contract-violations.ts'
import { acceptanceOf } from '../../src/charts/check-rendered.ts'
import { monitorViolations } from '../../src/charts/monitor-violations.ts'
import { renderChart } from '../../src/charts/render-chart.ts'
import { unreadValues } from '../../src/charts/unread-values.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { collectorConfigurations } from '../../src/checks/collector-configurations.ts'
import { installDefinitions, startApiServer, type ApiServer } from '../../src/kubernetes/api-server.ts'
import { measured } from '../../src/results/measured.ts'
import { hubObjects } from '../../src/thanos/distributed-example.ts'
import { exampleClusters, exampleObjects } from '../../src/trees/example.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectsIn, objectsOf, valuesOf, type KubernetesObject } from '../../src/trees/committed.ts'

const hub = clusters.hub.name
const archives = process.env['FLEET_LAB_ARCHIVES']

const whyNot = 'NOT RUN: the charts cannot be pulled here, and no --archives were given'

/** The releases of a tree with their charts. */
const releasesIn = (objects: readonly KubernetesObject[]) =>
  objects
    .filter(({ kind }) => kind === 'HelmRelease')
    .map((object) => {
      const release = releaseOf(object)
      const chart = chartsIn(objects).find(({ name }) => name === release.name)
      if (!chart) throw new Error(`no OCIRepository names the chart of ${release.name}`)
      return { ...chart, release }
    })

const charts = releasesIn(objectsOf(hub))

/** The example states every section of an inventory, so that its releases have every value that the generator knows. */
const example = exampleObjects(exampleClusters.hub.name)

/** A chart's archive. The test does not run without archives, and fails where one of several is missing. */
const given = (context: TestContext, chart: (typeof charts)[number]): string => {
  if (archives === undefined) return context.skip(whyNot)
  const archive = archiveIn(archives, chart)
  if (archive === undefined) throw new Error(`${archives} has no ${chart.name}-${chart.tag}.tgz`)
  return archive
}

let hosts: LabHosts
let server: ApiServer

beforeAll(async () => {
  if (archives === undefined) return
  hosts = await startHosts()
  server = await startApiServer(hosts.hub, hosts.stage)
  await installDefinitions(server.api)
})

afterAll(async () => {
  if (archives !== undefined) await hosts[Symbol.asyncDispose]()
})

const rendered = async (
  context: TestContext,
  chart: (typeof charts)[number],
): Promise<readonly KubernetesObject[]> => objectsIn(await renderChart(given(context, chart), chart.release))

/** Of what the values of a release make. */
const contractOf = ({ name, release }: (typeof charts)[number]): ChartContract => {
  const contract = CHART_CONTRACTS[name]
  if (!contract) throw new Error(`no contract is written for the chart ${name}`)
  return {
    ...contract,
    pods: contract.pods.filter(({ when = [] }) =>
      when.every(([path, byDefault]) => valueIn(release.values, path) ?? byDefault),
    ),
  }
}

const valueIn = (values: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inside, key) => (inside as Readonly<Record<string | number, unknown>> | undefined)?.[key],
    values,
  )

describe.each(charts)('the chart $name $tag', (chart) => {
  test('makes objects that the API, Loki, promtool and the collector accept', async (context) => {
    const objects = await rendered(context, chart)
    measured(context, { objects: String(objects.length) })
    const namespaces = objectsOf(hub).filter(({ kind }) => kind === 'Namespace')
    expect(await acceptanceOf(server.api, chart.release, objects, namespaces)).toEqual([])
  })

  test('keeps the contract that the validator and the dashboards rely on', async (context) => {
    const objects = await rendered(context, chart)
    const contract = contractOf(chart)
    expect(contract.readFrom).toBe(chart.tag)
    expect(contractViolations(contract, objects)).toEqual([])
  })

  test('reads every value that the release gives it', async (context) => {
    expect(await unreadValues(given(context, chart), chart.release)).toEqual([])
  })
})

const examples = [
  ...releasesIn(example).map((chart) => ({ ...chart, of: 'every section of the inventory', tree: example })),
  ...releasesIn(hubObjects).map((chart) => ({ ...chart, of: 'distributed stores', tree: hubObjects })),
]

describe.each(examples)('the chart $name $tag with $of', (chart) => {
  test('makes objects that the API, Loki, promtool and the collector accept', async (context) => {
    const objects = await rendered(context, chart)
    measured(context, { objects: String(objects.length) })
    const namespaces = chart.tree.filter(({ kind }) => kind === 'Namespace')
    expect(await acceptanceOf(server.api, chart.release, objects, namespaces)).toEqual([])
  })

  test('keeps the contract that the validator and the dashboards rely on', async (context) => {
    expect(contractViolations(contractOf(chart), await rendered(context, chart))).toEqual([])
  })

  test('reads every value that the release gives it', async (context) => {
    expect(await unreadValues(given(context, chart), chart.release)).toEqual([])
  })

  test('makes no container without a request and a limit of memory', async (context) => {
    const containers = containersOf(await rendered(context, chart))
    expect(
      containers.filter(
        ({ resources: { requests, limits } }) => !requests?.['memory'] || !limits?.['memory'],
      ),
    ).toEqual([])
  })
})

/** Where the table of what the charts make is kept. */
const page = join(import.meta.dirname, '../../CHARTS.md')

test('every container that the charts make has a request and a limit of memory', async (context) => {
  const made = []
  for (const chart of charts) made.push({ ...chart, objects: await rendered(context, chart) })
  writeFileSync(page, chartsPage(made))
  const containers = made.flatMap(({ objects }) => containersOf(objects))
  measured(context, { containers: String(containers.length), table: '[CHARTS.md](CHARTS.md)' })
  const without = containers.filter(
    ({ resources: { requests, limits } }) => !requests?.['memory'] || !limits?.['memory'],
  )
  expect(without).toEqual([])
})

const chartOf = (name: string): (typeof charts)[number] => {
  const chart = charts.find((one) => one.name === name)
  if (!chart) throw new Error(`${hub} has no chart ${name}`)
  return chart
}

test('kube-prometheus-stack makes the scrapes that the validator believes it to make', async (context) => {
  const chart = chartOf('kube-prometheus-stack')
  expect(monitorViolations(chart.release, await rendered(context, chart))).toEqual([])
})

test('opentelemetry-collector prints the configuration as it is in Git', async (context) => {
  const [configuration] = collectorConfigurations(await rendered(context, chartOf('opentelemetry-collector')))
  const committed = valuesOf(hub, 'opentelemetry-collector') as { readonly alternateConfig: unknown }
  expect(parse(configuration?.text ?? '')).toEqual(committed.alternateConfig)
})

test('kube-prometheus-stack brings the definitions of the kinds that the tree has objects of', async (context) => {
  const chart = chartOf('kube-prometheus-stack')
  const archive = given(context, chart)
  const brought = objectsIn(await renderChart(archive, chart.release, ['--include-crds'])).filter(
    ({ kind }) => kind === 'CustomResourceDefinition',
  )
  for (const group of CHART_KINDS[chart.name]?.groups ?? [])
    expect(
      brought.some(({ metadata }) => metadata.name.endsWith(`.${group}`)),
      group,
    ).toBe(true)
})
