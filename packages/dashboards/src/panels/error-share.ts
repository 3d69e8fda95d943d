import { countOf, ERRORS, logs } from '../queries/logs.ts'
import { shareOf } from '../queries/ratio.ts'
import { loki } from '../queries/query.ts'
import { stat } from './stat.ts'
import { colours } from './thresholds.ts'

const query = loki(shareOf(countOf(`${logs()} ${ERRORS}`), countOf(logs())))

/** The share of the chosen lines that are errors. It rises with trouble, not with traffic. */
export const errorShare = () =>
  stat({
    title: 'Error share',
    description: 'The share of lines whose level is error or worse.',
    unit: 'percentunit',
    query,
    // A healthy service writes less than one in fifty.
  }).thresholds(colours('green', [0.02, 'orange'], [0.1, 'red']))
