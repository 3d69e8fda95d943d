import { linesByLevel } from '../panels/log-levels.ts'
import { logLines } from '../panels/logs.ts'
import { stat } from '../panels/stat.ts'
import { colours, NONE_EXPECTED } from '../panels/thresholds.ts'
import { stackedBars } from '../panels/time-series.ts'
import * as queries from './queries.ts'

export const atAGlance = () => [
  stat({
    title: 'Lines',
    description: 'Lines that the chosen containers wrote in the time shown.',
    unit: 'short',
    query: queries.lineCount,
  }).noValue('0'),
  stat({
    title: 'Errors',
    description: 'Lines among them whose level is error or worse.',
    unit: 'short',
    query: queries.errorCount,
  })
    .noValue('0')
    .thresholds(NONE_EXPECTED()),
  stat({
    title: 'Restarts',
    description: 'Restarts of the chosen containers in the time shown. They are marked in the panels below.',
    unit: 'short',
    query: queries.restartCount,
  })
    .noValue('0')
    .decimals(0)
    // `increase` extrapolates, and makes 0.98 or 1.02 of one restart.
    .thresholds(colours('green', [0.5, 'red'])),
  stat({
    title: 'Why they last ended',
    description: 'How many of the chosen containers last ended for which reason, such as OOMKilled or Error.',
    unit: 'none',
    query: queries.lastTerminations,
  }).noValue('none ended'),
]

export const volume = () => [
  stackedBars({
    title: 'Lines by container',
    description: 'Which container of which pod writes when.',
    unit: 'short',
    queries: [queries.linesByContainer],
  }),
  linesByLevel(queries.podLogs),
]

export const logs = () => [
  logLines({
    title: 'Log lines',
    description:
      'What the chosen containers wrote, newest first. A click on a line opens its labels and its neighbours.',
    query: queries.everyLine,
  }),
]
