import { linesByLevel } from '../panels/log-levels.ts'
import { logLines } from '../panels/logs.ts'
import { stat } from '../panels/stat.ts'
import { colours, NONE_EXPECTED } from '../panels/thresholds.ts'
import { stackedBars } from '../panels/time-series.ts'
import { LINES_PER_MINUTE } from '../log-questions/ask.ts'
import type { LogStore } from '../log-questions/log-store.ts'
import * as queries from './queries.ts'

export const atAGlance = ({ ask }: LogStore) => [
  stat({
    title: 'Lines',
    description: 'Lines that the chosen containers wrote in the time shown.',
    unit: 'short',
    query: ask(queries.lineCount),
  }).span(4),
  stat({
    title: 'Errors',
    description: 'Lines among them whose level is error or worse.',
    unit: 'short',
    query: ask(queries.errorCount),
  })
    .thresholds(NONE_EXPECTED())
    .span(4),
  stat({
    title: 'Restarts',
    description: 'Restarts of the chosen containers in the time shown. They are marked in the panels below.',
    unit: 'short',
    query: queries.restartCount,
  })
    .decimals(0)
    // `increase` extrapolates, and makes 0.98 or 1.02 of one restart.
    .thresholds(colours('green', [0.5, 'red']))
    .span(4),
  stat({
    title: 'Why they last ended',
    description: 'How many of the chosen containers last ended for which reason, such as OOMKilled or Error.',
    unit: 'none',
    query: queries.lastTerminations,
  })
    .noValue('none ended')
    .wideLayout(false)
    .span(12),
]

export const overTime = (store: LogStore) => [
  stackedBars({
    title: 'Lines by container',
    description: 'Which container of which pod writes when.',
    unit: LINES_PER_MINUTE,
    queries: [store.ask(queries.linesByContainer)],
    series: 'many',
  }),
  linesByLevel(store, queries.podLogs),
]

export const logs = ({ ask }: LogStore) => [
  logLines({
    title: 'Log lines',
    description:
      'What the chosen containers wrote, newest first. Cluster, pod and container stand before a line where several are chosen. A click on a line opens its labels and its neighbours.',
    query: ask(queries.everyLine),
  }),
]
