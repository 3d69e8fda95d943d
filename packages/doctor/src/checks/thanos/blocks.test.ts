import { sampleFleet, sampleThanos } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { examined, foundBy, type PlayedFleet } from '../../testing/played-fleet.ts'
import { overSeries, type MadeSeries } from '../../testing/stored.ts'
import { blockCompacted } from './block-compacted.ts'
import { blockUploaded } from './block-uploaded.ts'

const fleet = sampleFleet(sampleThanos())

/** A counter of a Receive that rises each 30 s between two moments, in seconds before the run. */
const failures = (counter: string, from = 0, until = 0): MadeSeries => ({
  name: `thanos_shipper_${counter}_failures_total`,
  labels: { job: 'thanos-receive', pod: 'thanos-receive-0', tenant: 'default-tenant' },
  value: (ago) => Math.floor(Math.max(0, from - Math.max(ago, until)) / 30),
})

/** The hub's own Prometheus has the metrics of Thanos, also where Query does not answer. */
const asking = (
  series: readonly MadeSeries[],
  log: { readonly pod: string; readonly text: string } = { pod: '', text: '' },
): PlayedFleet => ({
  fleet,
  prometheus: { isUnreachable: true },
  hubPrometheus: { evaluate: overSeries(...series) },
  clusters: {
    hub: {
      texts: {
        [`/api/v1/namespaces/monitoring/pods/${log.pod}-0/log?container=${log.pod}&tailLines=1000`]: log.text,
      },
    },
  },
})

describe('block-uploaded', () => {
  const well = [failures('upload'), failures('dir_sync')]

  test('Receives whose blocks are in the bucket are well', async () => {
    expect(await foundBy(blockUploaded, asking(well))).toEqual([])
  })

  test.each([
    ['the bucket takes no block', [failures('upload', 600), failures('dir_sync')]],
    ['the bucket is not reached', [failures('upload'), failures('dir_sync', 600)]],
  ])('where %s for minutes, that is found with the pod', async (_, series) => {
    const found = await foundBy(blockUploaded, asking(series))
    expect(found).toMatchObject([
      {
        severity: 'warning',
        cluster: 'hub',
        subject: 'StatefulSet monitoring/thanos-receive',
        message: 'thanos-receive-0 cannot put blocks of metrics into the bucket',
      },
    ])
  })

  test('a failure that has passed is no finding, and neither is one that has just begun', async () => {
    expect(
      await foundBy(blockUploaded, asking([failures('upload', 900, 300), failures('dir_sync')])),
    ).toEqual([])
    expect(await foundBy(blockUploaded, asking([failures('upload', 90), failures('dir_sync')]))).toEqual([])
  })

  const said = (error: string): string =>
    [
      'ts=2026-11-30T00:00:00Z caller=multitsdb.go:524 level=error component=receive msg="periodic upload failed" err="an older one"',
      `ts=2026-11-30T00:01:00Z caller=multitsdb.go:524 level=error component=receive msg="periodic upload failed" err="${error}"`,
      'ts=2026-11-30T00:01:30Z caller=head.go:1 level=info msg="Head GC completed"',
    ].join('\n')

  test.each([
    ['check exists: stat s3 object: Access Denied.', /refuses the key of the Secret thanos-s3/],
    ['check exists: stat s3 object: The specified bucket does not exist', /no bucket of this name/],
    ['check exists: Head \\"https://s3/b\\": dial tcp: lookup s3: no such host', /is not reached/],
    ['upload: mkdir /data: no space left on device', /volume of the Receive is full/],
    ['another error', /log of the Receive says which/],
  ])('its log says why: %s', async (error, cause) => {
    const [found] = await foundBy(
      blockUploaded,
      asking([failures('upload', 600), failures('dir_sync')], { pod: 'thanos-receive', text: said(error) }),
    )
    expect(found?.cause).toMatch(cause)
    expect(found?.evidence.at(-1)).toEqual({
      asked: 'the log of thanos-receive-0',
      seen: error.replaceAll(String.raw`\"`, '"'),
    })
  })

  test('a line without a field of the error is shown as it is', async () => {
    const text = 'level=warn msg="upload failed"'
    const [found] = await foundBy(
      blockUploaded,
      asking([failures('upload', 600), failures('dir_sync')], { pod: 'thanos-receive', text }),
    )
    expect(found?.evidence.at(-1)?.seen).toBe(text)
  })

  test('without the right to logs the finding stands', async () => {
    const played = asking([failures('upload', 600), failures('dir_sync')])
    const found = await foundBy(blockUploaded, { ...played, clusters: { hub: { forbidden: ['/log'] } } })
    expect(found).toMatchObject([{ evidence: [{ seen: 'thanos-receive-0' }] }])
  })

  test('without metrics of Receives it is not asked', async () => {
    const { unasked } = await examined(blockUploaded, asking([]))
    expect(unasked).toMatchObject([{ check: 'block-uploaded', obstacle: 'missing' }])
  })
})

describe('block-compacted', () => {
  const compactor = (halted: number): MadeSeries => ({
    name: 'thanos_compact_halted',
    labels: { job: 'thanos-compact' },
    value: halted,
  })

  test('a Compactor that works is well', async () => {
    expect(await foundBy(blockCompacted, asking([compactor(0)]))).toEqual([])
  })

  test.each([
    ['compact blocks: write /data/compact: no space left on device', /has no room/, /compactor\.volume/],
    [
      'pre compaction overlap check: overlaps found while gathering blocks',
      /another Compactor/,
      /one Compactor/,
    ],
    ['invalid index', /its log names the block/, /runbook MetricsCompactionHalted/],
  ])('one that has halted is found, with the reason of its log: %s', async (error, cause, fix) => {
    const text = `ts=2026-11-30T00:00:00Z level=error msg="critical error detected; halting" err="${error}"`
    const [found, ...others] = await foundBy(
      blockCompacted,
      asking([compactor(1)], { pod: 'thanos-compact', text }),
    )
    expect(others).toEqual([])
    expect(found).toMatchObject({ severity: 'warning', subject: 'StatefulSet monitoring/thanos-compact' })
    expect(found?.evidence.at(-1)?.seen).toBe(error)
    expect(found?.cause).toMatch(cause)
    expect(found?.fix).toMatch(fix)
  })

  test('without its metrics it is not asked', async () => {
    const { unasked } = await examined(blockCompacted, asking([]))
    expect(unasked).toMatchObject([{ check: 'block-compacted', obstacle: 'missing' }])
  })
})
