import { readFleet } from '@fleet/model'
import { CHART_CONTRACTS, inMode } from '@fleet/validation/chart-contracts'
import { fleet } from '@fleet/validation/fixtures/distributed-loki'
import { describe, expect, test, type TestContext } from 'vitest'
import { parse } from 'yaml'
import { composeFleet } from '../../../apps/build/src/compose/compose-fleet.ts'
import { archiveIn, chartsIn, releaseOf } from '../../src/charts/chart-references.ts'
import { containersOf } from '../../src/charts/charts-page.ts'
import { contractViolations } from '../../src/charts/contract-violations.ts'
import { lokiConfigurationIn } from '../../src/charts/loki-configuration.ts'
import { renderChart } from '../../src/charts/render-chart.ts'
import { unreadValues } from '../../src/charts/unread-values.ts'
import { lokiQuestion } from '../../src/checks/check-files.ts'
import { lokiSchemaErrors } from '../../src/checks/loki-schema.ts'
import { ask } from '../../src/checks/refusal.ts'
import { needLoki } from '../../src/programs/given-loki.ts'
import { measured } from '../../src/results/measured.ts'
import { objectsIn, valueAt, type KubernetesObject } from '../../src/trees/committed.ts'

const read = readFleet(fleet)
if (!read.ok) throw new Error(JSON.stringify(read.findings))
const hub = composeFleet(read.fleet)
  .filter(({ cluster }) => cluster === fleet.hub.cluster)
  .flatMap(({ files }) => files.flatMap(({ content }) => objectsIn(content)))

const found = hub.find(({ kind, metadata }) => kind === 'HelmRelease' && metadata.name === 'loki')
if (!found) throw new Error('the fleet has no Loki')
const release = releaseOf(found)

const archives = process.env['FLEET_LAB_ARCHIVES']

const given = (context: TestContext): string => {
  if (archives === undefined)
    return context.skip('NOT RUN: the charts cannot be pulled here, and no --archives were given')
  const chart = chartsIn(hub).find(({ name }) => name === 'loki')
  const archive = chart && archiveIn(archives, chart)
  if (archive === undefined) throw new Error(`${archives} has no archive of loki`)
  return archive
}

const rendered = async (context: TestContext): Promise<readonly KubernetesObject[]> =>
  objectsIn(await renderChart(given(context), release))

const workloads = async (context: TestContext): Promise<readonly KubernetesObject[]> =>
  (await rendered(context)).filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')

/** The pod of each workload, by the workload’s name. */
const pods = async (context: TestContext): Promise<readonly (readonly [string, object])[]> =>
  (await workloads(context)).map((one) => [
    one.metadata.name,
    valueAt(one, 'spec', 'template', 'spec') as object,
  ])

const configuration = async (context: TestContext): Promise<string> =>
  lokiConfigurationIn(await rendered(context))

describe('the chart of Loki, in its distributed mode', () => {
  test('makes a workload of each part, and of no other', async (context) => {
    const made = await workloads(context)
    measured(context, { workloads: String(made.length) })
    expect(made.map(({ metadata }) => metadata.name).toSorted()).toEqual([
      'loki-compactor',
      'loki-distributor',
      'loki-gateway',
      'loki-index-gateway',
      'loki-ingester',
      'loki-querier',
      'loki-query-frontend',
      'loki-query-scheduler',
    ])
  })

  test('keeps the contract that the validator relies on', async (context) => {
    const contract = CHART_CONTRACTS['loki']
    if (!contract) throw new Error('no contract is written for the chart of Loki')
    const inThisMode = inMode(contract, (...path) => valueAt(release.values, ...path.map(String)))
    expect(inThisMode.pods.length).toBeGreaterThan(contract.pods.length)
    expect(contractViolations(inThisMode, await rendered(context))).toEqual([])
  })

  test('reads every value that the release gives it', async (context) => {
    expect(await unreadValues(given(context), release)).toEqual([])
  })

  test('makes no container without a request and a limit of memory', async (context) => {
    const containers = containersOf(await rendered(context))
    expect(containers.length).toBeGreaterThan(0)
    expect(
      containers.filter(
        ({ resources: { requests, limits } }) => !requests?.['memory'] || !limits?.['memory'],
      ),
    ).toEqual([])
  })

  test('makes pods without rights, without a token, and with nothing but their volumes to write to', async (context) => {
    for (const [name, pod] of await pods(context)) {
      expect([name, pod]).toEqual([
        name,
        expect.objectContaining({
          automountServiceAccountToken: false,
          securityContext: expect.objectContaining({
            runAsNonRoot: true,
            seccompProfile: { type: 'RuntimeDefault' },
          }) as object,
          containers: [
            expect.objectContaining({
              securityContext: expect.objectContaining({
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
                readOnlyRootFilesystem: true,
              }) as object,
            }) as object,
          ],
        }),
      ])
    }
  })

  test('gives a volume of the stated size and class to each part that keeps something', async (context) => {
    const claims = (await workloads(context))
      .filter(({ kind }) => kind === 'StatefulSet')
      .flatMap((one) =>
        (valueAt(one, 'spec', 'volumeClaimTemplates') as readonly object[]).map((claim) => [
          one.metadata.name,
          valueAt(claim, 'spec', 'resources', 'requests', 'storage'),
          valueAt(claim, 'spec', 'storageClassName'),
        ]),
      )
    expect(new Set(claims.map((claim) => claim.join(' ')))).toEqual(
      new Set([
        'loki-compactor 30Gi longhorn',
        'loki-index-gateway 30Gi longhorn',
        'loki-ingester 30Gi longhorn',
      ]),
    )
  })

  test('spreads the pods of each part over the nodes, and protects all that are several', async (context) => {
    const objects = await rendered(context)
    const budgets = objects
      .filter(({ kind }) => kind === 'PodDisruptionBudget')
      .map(({ metadata }) => metadata.name)
    const parts = (await workloads(context)).filter(({ metadata }) => metadata.name !== 'loki-gateway')
    expect(parts.length).toBeGreaterThan(0)
    for (const one of parts) {
      const { name } = one.metadata
      expect([name, budgets.includes(name)]).toEqual([name, Number(valueAt(one, 'spec', 'replicas')) > 1])
      expect(valueAt(one, 'spec', 'template', 'spec', 'topologySpreadConstraints')).toHaveLength(1)
    }
  })

  test('writes a configuration of keys that Loki has', async (context) => {
    expect(lokiSchemaErrors(await configuration(context))).toEqual([])
    expect(lokiSchemaErrors('querier: {query_ingesters_withn: 0s}')).not.toEqual([])
  })

  test('writes the bucket, three copies, and who finds whom', async (context) => {
    expect(parse(await configuration(context))).toMatchObject({
      common: {
        replication_factor: 3,
        compactor_grpc_address: 'loki-compactor.monitoring.svc.cluster.local:9095',
      },
      frontend: { scheduler_address: 'loki-query-scheduler-headless.monitoring.svc.cluster.local:9095' },
      storage_config: {
        aws: { bucketnames: 'harbour-logs' },
        tsdb_shipper: {
          index_gateway_client: {
            server_address: 'dns+loki-index-gateway-headless.monitoring.svc.cluster.local:9095',
          },
        },
      },
      ingester: { wal: { flush_on_shutdown: true } },
    })
  })

  test('Loki accepts the configuration', async (context) => {
    needLoki(context)
    expect(await ask(lokiQuestion('a distributed Loki', await configuration(context)))).toEqual([])
  })
})
