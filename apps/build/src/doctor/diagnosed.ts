import type { Diagnosis, Examination } from '@fleet/doctor'
import { EXIT, type ExitCode } from '../cli/exit-code.ts'

/** What a run of `doctor` found, and what of the fleet it was about. */
export interface Diagnosed extends Examination {
  /** The clusters that were asked about. */
  readonly clusters: readonly string[]
  readonly seconds: number
}

/** An error counts before what could not be asked: what is wrong is certain. */
export const exitCodeOfDiagnosis = ({ headlines, unasked }: Examination): ExitCode => {
  const found: readonly Diagnosis[] = headlines.flatMap((one) => [one, ...one.symptoms])
  if (found.some(({ severity }) => severity === 'error')) return EXIT.findings
  return unasked.length > 0 ? EXIT.failure : EXIT.ok
}
