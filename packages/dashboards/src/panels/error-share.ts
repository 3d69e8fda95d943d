import { errorsOf, logs, shareOf } from '../log-questions/ask.ts'
import type { LogStore } from '../log-questions/log-store.ts'
import { stat } from './stat.ts'
import { colours } from './thresholds.ts'

/** The share of the chosen lines that are errors. It rises with trouble, not with traffic. */
export const errorShare = ({ ask }: LogStore) =>
  stat({
    title: 'Error share',
    description: 'The share of lines whose level is error or worse.',
    unit: 'percentunit',
    query: ask(shareOf(errorsOf(), logs())),
    // A healthy service writes less than one in fifty.
  }).thresholds(colours('green', [0.02, 'orange'], [0.1, 'red']))
