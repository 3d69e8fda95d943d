import { describe, expect, test } from 'vitest'
import { useFaultLab } from '../../src/faults/use-fault-lab.ts'
import { none, watch } from '../../src/faults/watch.ts'
import { storeNames } from '../../src/logs/log-store.ts'
import { logWriter } from '../../src/logs/log-writer.ts'

describe.each(storeNames)('%s', (storeName) => {
  const lab = useFaultLab(storeName)

  test('a link cut for one minute delays lines and samples, and loses none', async (context) => {
    const { outcome } = await watch(lab, context)
    const writer = logWriter(lab.logs)
    lab.hosts.cutLink()
    await writer.writeFor(60, 20)
    lab.hosts.fixLink()
    expect(await outcome(writer, { time: 'real' })).toMatchObject(none)
  })

  // The same number of scrapes, attempts and waiting requests in less time, and as many lines as at 5 a second.
  test.for([
    [10, 30],
    [60, 120],
  ] as const)(
    'a link cut for %i minutes, in time %i times as fast, loses none',
    async ([minutes, times], context) => {
      await lab.restartSpoke(times)
      const { outcome } = await watch(lab, context)
      const writer = logWriter(lab.logs)
      const seconds = (minutes * 60) / times
      lab.hosts.cutLink()
      await writer.writeFor(seconds, (minutes * 60 * 5) / seconds)
      lab.hosts.fixLink()
      expect(await outcome(writer)).toMatchObject(none)
    },
  )
})
