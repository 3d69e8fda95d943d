import { sampleFleet, sampleThanos } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { examined, foundBy, type PlayedFleet } from '../../testing/played-fleet.ts'
import { ago } from '../../testing/played-pods.ts'
import { overSeries } from '../../testing/stored.ts'
import { targetUp } from '../metrics/target-up.ts'
import { alertQuiet } from './alert-quiet.ts'

const alert = (alertname: string, labels: Readonly<Record<string, string>> = {}, state = 'firing') => ({
  labels: { alertname, severity: 'warning', cluster: 'spoke', ...labels },
  annotations: { summary: `${alertname} is there.`, description: 'It is as it is.' },
  state,
  activeAt: ago(3600),
})

const withAlerts = (...alerts: readonly object[]): PlayedFleet => ({
  prometheus: { data: { '/api/v1/alerts': { alerts } } },
})

test('where no alert fires there is no finding', async () => {
  expect(await foundBy(alertQuiet, withAlerts())).toEqual([])
})

test('Query of Thanos answers `null` where no alert is active, and that is well', async () => {
  const { headlines, unasked } = await examined(alertQuiet, {
    fleet: sampleFleet(sampleThanos()),
    prometheus: { data: { '/api/v1/alerts': { alerts: null } } },
  })
  expect({ headlines, unasked }).toEqual({ headlines: [], unasked: [] })
})

test('an alert that fires is a warning, with its summary and for how long', async () => {
  const [found, ...others] = await foundBy(alertQuiet, withAlerts(alert('CollectorQueueFilling')))
  expect(others).toEqual([])
  expect(found).toMatchObject({
    severity: 'warning',
    cluster: 'spoke',
    subject: 'alert CollectorQueueFilling',
    message: 'the alert CollectorQueueFilling fires: CollectorQueueFilling is there',
    cause: 'It is as it is.',
  })
  expect(found?.evidence).toEqual([
    { asked: 'ALERTS{alertname="CollectorQueueFilling", cluster="spoke"}', seen: 'firing for 1h' },
  ])
})

test.each([
  ['runbook_url', 'https://git.example.org/runbooks/A.md'],
  ['runbook', 'npx observability-fleet runbook A'],
])('an alert with the annotation %s is repaired by that', async (annotation, way) => {
  const one = alert('CollectorQueueFilling')
  const [found] = await foundBy(
    alertQuiet,
    withAlerts({ ...one, annotations: { ...one.annotations, [annotation]: way } }),
  )
  expect(found?.fix).toBe(`follow ${way}`)
})

test.each([
  ['a sign of life', alert('Watchdog', { severity: 'none' })],
  ['an information', alert('CPUThrottlingHigh', { severity: 'info' })],
  ['one that waits', alert('CollectorQueueFilling', {}, 'pending')],
])('%s is none', async (_, one) => {
  expect(await foundBy(alertQuiet, withAlerts(one))).toEqual([])
})

test('alerts about one thing are one finding, about another are another', async () => {
  const found = await foundBy(
    alertQuiet,
    withAlerts(
      alert('NodeFilesystemAlmostOutOfSpace', { mountpoint: '/' }),
      alert('NodeFilesystemAlmostOutOfSpace', { mountpoint: '/var' }),
      alert('KubeDeploymentRolloutStuck', { namespace: 'apps', deployment: 'app' }),
      alert('KubeDeploymentRolloutStuck', { namespace: 'apps', deployment: 'other' }),
    ),
  )
  expect(found.map(({ subject }) => subject)).toEqual([
    'alert NodeFilesystemAlmostOutOfSpace',
    'alert KubeDeploymentRolloutStuck of Deployment apps/app',
    'alert KubeDeploymentRolloutStuck of Deployment apps/other',
  ])
  expect(found[0]?.message).toMatch(/ fires 2 times: /)
})

test('an alert is below what it is about, and only that', async () => {
  const labels = { cluster: 'spoke', job: 'traefik', instance: 'a:1' }
  const { headlines } = await examined([targetUp, alertQuiet], {
    prometheus: {
      data: {
        '/api/v1/alerts': {
          alerts: [alert('TargetDown', { job: 'traefik' }), alert('TargetDown', { job: 'own' })],
        },
      },
      evaluate: overSeries({ name: 'up', labels, value: 0 }),
    },
  })
  expect(headlines).toMatchObject([
    { check: 'target-up', symptoms: [{ subject: 'alert TargetDown of job traefik' }] },
    { check: 'alert-quiet', subject: 'alert TargetDown of job own' },
  ])
})

test('of a pod the workload is known by its name', async () => {
  const [found] = await foundBy(
    alertQuiet,
    withAlerts(alert('KubePodCrashLooping', { namespace: 'apps', pod: 'my-app-5d4f7c-x2x9z' })),
  )
  expect(found?.followsFrom).toContainEqual({
    check: 'container-runs',
    cluster: 'spoke',
    subject: 'Deployment apps/my-app',
  })
})

test.each([
  [
    alert('FluxResourceNotReady', {
      namespace: 'flux-system',
      customresource_kind: 'Kustomization',
      name: 'telemetry',
    }),
    { check: 'flux-applied', cluster: 'spoke', subject: 'Kustomization flux-system/telemetry' },
  ],
  [
    alert('KubeNodeNotReady', { node: 'node-2' }),
    { check: 'node-ready', cluster: 'spoke', subject: 'node node-2' },
  ],
  [alert('MetricsNotUploaded', { pod: 'thanos-receive-0' }), { check: 'block-uploaded', cluster: 'spoke' }],
  [alert('MetricsCompactionHalted'), { check: 'block-compacted', cluster: 'spoke' }],
])('an alert follows from what its labels name (%#)', async (one, cause) => {
  const [found] = await foundBy(alertQuiet, withAlerts(one))
  expect(found?.followsFrom).toContainEqual(cause)
})

test('of a database the workload is known by its address', async () => {
  const [found] = await foundBy(
    alertQuiet,
    withAlerts(alert('PostgresDown', { namespace: 'library', instance: 'books.library.svc:5432' })),
  )
  expect(found?.followsFrom).toContainEqual({
    check: 'workload-ready',
    cluster: 'spoke',
    subject: 'StatefulSet library/books',
  })
})

test('an alert without a cluster is one of the hub', async () => {
  const { cluster: _, ...labels } = alert('PrometheusBadConfig').labels
  const [found] = await foundBy(alertQuiet, {
    ...withAlerts({ ...alert('PrometheusBadConfig'), labels }),
    fleet: sampleFleet(),
  })
  expect(found?.cluster).toBe('hub')
})
