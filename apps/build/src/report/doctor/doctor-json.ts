import type { Diagnosis } from '@fleet/doctor'
import { EXIT } from '../../cli/exit-code.ts'
import { exitCodeOfDiagnosis, type Diagnosed } from '../../doctor/diagnosed.ts'
import { REPORT_VERSION } from '../report-version.ts'
import { headlinesFirst } from './doctor-summary.ts'

/** What a run found, for other programs: docs/doctor.schema.json. */
export const doctorJson = (diagnosed: Diagnosed): string => {
  const { clusters, seconds, asked, unasked } = diagnosed
  const report = {
    version: REPORT_VERSION,
    command: 'doctor',
    ok: exitCodeOfDiagnosis(diagnosed) === EXIT.ok,
    seconds,
    clusters,
    asked,
    headlines: headlinesFirst(diagnosed).map(({ symptoms, ...headline }) => ({
      ...found(headline),
      symptoms: symptoms.map(found),
    })),
    unasked,
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}

/** Without what it would explain: what it does explain are its symptoms. */
const found = ({ check, severity, cluster, subject, message, evidence, cause, fix }: Diagnosis) => ({
  check,
  severity,
  cluster,
  subject,
  message,
  evidence,
  cause,
  fix,
})
