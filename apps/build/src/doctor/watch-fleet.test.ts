import { Readable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { sampleDiagnosed, sampleHeadline, sampleUnasked } from '../testing/sample-diagnosis.ts'
import type { Diagnosed } from './diagnosed.ts'
import { watchFleet } from './watch-fleet.ts'

/** What a watch prints of runs one after the other, the first of which is printed before. */
const printedOf = async (first: Diagnosed, ...others: readonly Diagnosed[]): Promise<string> => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const runs = others.values()
  const examine = () => Promise.resolve(runs.next().value ?? first)
  await watchFleet(first, examine, Readable.from(others))
  const printed = write.mock.calls.map(([text]) => String(text)).join('')
  write.mockRestore()
  return printed
}

const found = sampleDiagnosed({ headlines: [sampleHeadline()] })

test('a watch prints nothing while nothing changes, also where a number in a message does', async () => {
  const later = sampleDiagnosed({ headlines: [sampleHeadline({ message: '0 of 2 replicas are ready' })] })
  expect(await printedOf(found, later, found)).toBe('')
})

test('a watch prints what is new in full, and what is gone in a line', async () => {
  expect(await printedOf(sampleDiagnosed(), found)).toMatch(/^\nerror hub .+\n {2}0 of 1 replicas/)
  expect(await printedOf(found, sampleDiagnosed())).toMatch(
    /^\ngone error hub Deployment monitoring\/loki \(workload-ready\): 0 of 1 replicas are ready\n\nnothing found in/,
  )
})

test('a watch says when a cluster is no longer reached, and when it is again', async () => {
  const lost = sampleDiagnosed({ unasked: [sampleUnasked()] })
  expect(await printedOf(sampleDiagnosed(), lost, sampleDiagnosed())).toMatch(
    /^\nnot asked workload-ready in spoke\n[^]+^gone not asked workload-ready in spoke/m,
  )
})
