import { join } from 'node:path'
import { sampleCluster, sampleFleetInput, sampleWorkload } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { perform } from '../cli/perform.ts'
import { scratchFolder } from '../disk/testing/scratch.ts'

const SILENT = { show: () => undefined, tell: () => undefined, clear: () => undefined }

/** What a build of an inventory reports. */
const findingsOf = async (changed: Parameters<typeof sampleFleetInput>[0]) => {
  const folder = scratchFolder()
  const outcome = await perform(
    { command: 'build', clusters: [], out: join(folder, 'clusters'), accepted: [], json: false },
    { repository: folder, importModule: () => Promise.resolve({ fleet: sampleFleetInput(changed) }) },
    SILENT,
  )
  return outcome.findings
}

const withWorkload = (changed: Parameters<typeof sampleWorkload>[0]) => ({
  clusters: {
    hub: sampleCluster(1),
    spoke: sampleCluster(2, { workloads: { app: sampleWorkload(changed) } }),
  },
})

const inventory = (path: string) => ({ kind: 'inventory', path })

test('one misspelt field is one finding, with what else it breaks', async () => {
  const [finding, ...others] = await findingsOf({
    clusters: { hub: sampleCluster(1, { storageClass: 'local-paht' }), spoke: sampleCluster(2) },
  })
  expect(others).toEqual([])
  expect(finding).toMatchObject({
    rule: 'valid-claim',
    origin: [inventory('clusters.hub.storageClass')],
    location: { unwritten: true },
    also: [{ rule: 'valid-claim', location: { unwritten: true } }],
  })
})

test('the name of an entry is a field', async () => {
  const findings = await findingsOf(
    withWorkload({ image: 'miniflux/miniflux:2.2.14', env: { POLLING_FREQUENCYY: '60' } }),
  )
  expect(findings.map(({ origin }) => origin)).toContainEqual([
    inventory('clusters.spoke.workloads.app.env.POLLING_FREQUENCYY'),
  ])
})

test('what an object lacks is of the entry that it is made of', async () => {
  const findings = await findingsOf(withWorkload({ image: 'crocodilestick/calibre-web-automated:3.1.0' }))
  expect(findings.map(({ origin }) => origin)).toContainEqual([inventory('clusters.spoke.workloads.app')])
})

test('a field that has its effect on another object is found by checking again', async () => {
  const { versions } = sampleFleetInput()
  const charts = { ...versions.charts, loki: { ...versions.charts.loki, version: '99.0.0' } }
  const findings = await findingsOf({ versions: { ...versions, charts } })
  expect(findings.map(({ origin }) => origin)).toContainEqual([inventory('versions.charts.loki.version')])
})
