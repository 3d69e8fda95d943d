import { expect, test } from 'vitest'
import { revisionOf, playedKustomization } from '../../testing/played-flux.ts'
import { ago, playedWarning } from '../../testing/played-pods.ts'
import { COMMIT, examined, foundBy } from '../../testing/played-fleet.ts'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { fluxApplied } from './flux-applied.ts'

const inHub = (
  objects: readonly KubernetesObject[],
  tree: readonly (KubernetesObject & { readonly file?: string })[] = [],
) => foundBy(fluxApplied, { clusters: { hub: { objects, tree } } })

const WAITS =
  "timeout waiting for: [Deployment/monitoring/otel-collector status: 'InProgress', Job/monitoring/setup status: 'Failed']"

const failing = (name: string, reason: string, message: string) =>
  playedKustomization(name, { status: 'False', reason, message, since: 5 })

test('nothing is found where all Kustomizations are ready', async () => {
  expect(await inHub([playedKustomization('flux-system'), playedKustomization('telemetry')])).toEqual([])
})

test('the object that does not become ready is named, with what Flux says', async () => {
  const [found, ...others] = await inHub([failing('telemetry', 'HealthCheckFailed', WAITS)])
  expect(others).toEqual([])
  expect(found).toMatchObject({
    severity: 'error',
    subject: 'Kustomization flux-system/telemetry',
    cause: 'Deployment monitoring/otel-collector was applied and does not become ready.',
    fix: 'kubectl --context cluster-1 --namespace monitoring describe deployment otel-collector',
  })
  expect(found?.message).toContain(WAITS)
})

test.each([
  [
    'BuildFailed',
    'kustomize build failed: accumulating resources: yaml: line 3: did not find expected key',
    /none that kustomize can build/,
  ],
  [
    'ArtifactFailed',
    'kustomization path not found: stat /tmp/x/clusters/hub: no such file or directory',
    /has no folder/,
  ],
  ['ArtifactFailed', 'GitRepository.source.toolkit.fluxcd.io "flux-system" not found', /was never fetched/],
  [
    'ReconciliationFailed',
    'PrometheusRule/monitoring/fleet dry-run failed: no matches for kind "PrometheusRule" in version "monitoring.coreos.com/v1"',
    /does not know the kind/,
  ],
  [
    'ReconciliationFailed',
    'ConfigMap/monitoring/x not found: namespaces "monitoring" not found',
    /namespace of the object is not there/,
  ],
  [
    'ReconciliationFailed',
    'Deployment/monitoring/x dry-run failed (Invalid): Deployment.apps "x" is invalid: spec.selector: field is immutable',
    /Deployment monitoring\/x has a field that cannot be changed/,
  ],
  [
    'ReconciliationFailed',
    'Service/monitoring/x dry-run failed (Invalid): Service "x" is invalid: spec.ports[0].nodePort: provided port is already allocated',
    /does not accept Service monitoring\/x/,
  ],
  ['ReconciliationFailed', 'something new', /its message says why/],
])('a failure by %s has its own cause: %s', async (reason, message, cause) => {
  const [found] = await inHub([failing('telemetry', reason, message)])
  expect(found?.cause).toMatch(cause)
  expect(found?.fix).toContain('cluster-1')
})

test('those that wait for a failing one, however far, are below it', async () => {
  const waits = (name: string, on: string) =>
    playedKustomization(
      name,
      {
        status: 'False',
        reason: 'DependencyNotReady',
        message: `dependency 'flux-system/${on}' is not ready`,
      },
      { spec: { dependsOn: [{ name: on }] } },
    )
  const { headlines } = await examined(fluxApplied, {
    clusters: {
      hub: {
        objects: [
          waits('telemetry', 'releases'),
          waits('releases', 'sources'),
          failing('sources', 'BuildFailed', 'kustomize build failed'),
        ],
      },
    },
  })
  expect(headlines.map(({ subject }) => subject)).toEqual(['Kustomization flux-system/sources'])
  expect(headlines[0]?.symptoms.map(({ subject }) => subject).toSorted()).toEqual([
    'Kustomization flux-system/releases',
    'Kustomization flux-system/telemetry',
  ])
})

test.each([
  ['that is being reconciled', { status: 'Unknown', reason: 'Progressing', since: 200 }],
  ['that waits for one that is on its way', { status: 'False', reason: 'DependencyNotReady', since: 200 }],
  [
    'whose source was made a moment ago',
    {
      status: 'False',
      reason: 'ArtifactFailed',
      message: 'Source artifact not found, retrying in 30s',
      since: 20,
    },
  ],
] as const)('one %s is no finding', async (_, state) => {
  const releases = playedKustomization('releases', { status: 'Unknown', reason: 'Progressing' })
  const one = playedKustomization('telemetry', state, { spec: { dependsOn: [{ name: 'releases' }] } })
  expect(await inHub([releases, one])).toEqual([])
})

test('one that has been reconciled for longer than its timeout is found', async () => {
  const [found] = await inHub([
    playedKustomization('telemetry', { status: 'Unknown', reason: 'Progressing', since: 900 }),
  ])
  expect(found?.subject).toBe('Kustomization flux-system/telemetry')
})

test('one that is tried again after a failure is found, with the message of the last trial', async () => {
  const again = playedKustomization(
    'telemetry',
    { status: 'Unknown', reason: 'Progressing', message: 'Reconciliation in progress' },
    {
      status: {
        history: [
          {
            lastReconciled: ago(90),
            lastReconciledStatus: 'HealthCheckFailed',
            metadata: { revision: revisionOf(COMMIT) },
          },
        ],
      },
    },
  )
  const event = playedWarning(again, 'HealthCheckFailed', `health check failed after 5m: ${WAITS}`)
  const [found, ...others] = await inHub([again, event])
  expect(others).toEqual([])
  expect(found?.cause).toContain('Deployment monitoring/otel-collector')
})

test('one that tries a newer revision than the one that failed is no finding', async () => {
  const newer = playedKustomization(
    'telemetry',
    { status: 'Unknown', reason: 'Progressing' },
    {
      status: {
        history: [
          {
            lastReconciled: ago(90),
            lastReconciledStatus: 'HealthCheckFailed',
            metadata: { revision: revisionOf('f'.repeat(40)) },
          },
        ],
      },
    },
  )
  expect(await inHub([newer])).toEqual([])
})

test('objects that a failing Kustomization did not apply are explained by it', async () => {
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'loki', namespace: 'monitoring' },
    file: 'telemetry/loki.yaml',
  }
  const failure = failing('telemetry', 'BuildFailed', 'kustomize build failed')
  const [found] = await inHub(
    [playedKustomization('flux-system'), failure],
    [{ ...playedKustomization('telemetry'), file: 'flux/telemetry.yaml' }, service],
  )
  expect(found?.explains).toContainEqual({
    check: 'object-exists',
    cluster: 'hub',
    subject: 'Service monitoring/loki',
  })
})

test('a cluster where nothing applies the tree is found, with the command that bootstraps Flux', async () => {
  const [found] = await inHub([], [playedKustomization('telemetry')])
  expect(found?.fix).toBe(
    'flux bootstrap git --url=URL --branch=main --path=clusters/hub/flux --context=cluster-1',
  )
})

test('without the right to read events, the reason alone is said', async () => {
  const objects = [failing('telemetry', 'BuildFailed', '')]
  const [found] = await foundBy(fluxApplied, { clusters: { hub: { objects, forbidden: ['/events'] } } })
  expect(found?.message).toBe('Kustomization flux-system/telemetry is not applied: BuildFailed')
})

test('what cannot be asked is not asked, and not well', async () => {
  const { unasked } = await examined(fluxApplied, {
    clusters: { hub: { forbidden: ['/kustomizations'] }, spoke: { obstacle: 'unreachable' } },
  })
  expect(unasked.map(({ cluster, obstacle }) => [cluster, obstacle])).toEqual([
    ['hub', 'forbidden'],
    ['spoke', 'unreachable'],
  ])
})
