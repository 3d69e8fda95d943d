import type { DoctorRequest } from '../../commands/doctor.ts'
import type { Diagnosed } from '../../doctor/diagnosed.ts'
import { doctorGithub } from './doctor-github.ts'
import { doctorJson } from './doctor-json.ts'
import { doctorText } from './doctor-text.ts'

const FORMATS = { github: doctorGithub, json: doctorJson, text: doctorText } as const

/** Prints what a run found on standard output. */
export const reportDoctor = (diagnosed: Diagnosed, format: DoctorRequest['format']): void => {
  process.stdout.write(FORMATS[format](diagnosed))
}
