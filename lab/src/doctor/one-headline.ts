import { expect } from 'vitest'
import { until } from '../hosts/until.ts'
import type { DoctorWorld } from './doctor-world.ts'
import type { Fault } from './faults.ts'
import type { DoctorRun } from './run-doctor.ts'

/** Far enough back for each scrape, and not as far as the fault before. */
const recently = ['--since=2m']

/** Checks wait some minutes before they call something a fault: a pod that is replaced is none. */
const patience = { timeout: 240_000, interval: 2000 }

/** For a fault, and for the time until nothing of it is left. */
export const FAULT_TIMEOUT_IN_MS = 2 * patience.timeout + 120_000

/** The headlines in a line each. */
export const said = ({ headlines }: DoctorRun): readonly string[] =>
  headlines.map(
    ({ severity, check, cluster, subject, message }) =>
      `${severity} ${check} ${cluster}: ${subject}: ${message}`,
  )

const errorsOf = (run: DoctorRun): readonly string[] => said(run).filter((line) => line.startsWith('error'))

/** Waits until `doctor` finds nothing. @throws with what it still finds */
export const untilHealthy = async (world: DoctorWorld): Promise<void> => {
  let found: readonly string[] = []
  const isHealthy = async (): Promise<boolean> => {
    found = said(await world.doctor(recently))
    return found.length === 0
  }
  const seconds = patience.timeout / 1000
  await until('doctor finds nothing', isHealthy, {
    seconds,
    explain: () => found.join('\n'),
    every: patience.interval,
  })
}

/** Alerts on a fault fire for a while after it. */
const untilWell = (world: DoctorWorld): Promise<void> =>
  expect.poll(async () => errorsOf(await world.doctor(recently)), patience).toEqual([])

/** The one headline of a fault. */
const expected = ({ headline: { check, cluster, subject } }: Fault): RegExp =>
  new RegExp(`^error ${check} ${cluster}: [^:]*${subject.source}`)

/** The errors of a run; and the symptoms of the first, where a test waits for one. */
const outcomeOf = (run: DoctorRun, { symptom }: Fault) => ({
  errors: errorsOf(run),
  ...(symptom !== undefined && {
    hasSymptom: run.headlines[0]?.symptoms.some(({ check }) => check === symptom),
  }),
})

/** Makes a fault, waits until `doctor` says what is expected of it and no other error, and takes it back. */
export const expectHeadline = async (world: DoctorWorld, fault: Fault): Promise<void> => {
  const undo = await fault.make(world)
  try {
    await expect
      .poll(async () => outcomeOf(await world.doctor(recently), fault), patience)
      .toEqual({
        errors: [expect.stringMatching(expected(fault))],
        ...(fault.symptom !== undefined && { hasSymptom: true }),
      })
  } finally {
    await undo()
    await untilWell(world)
  }
}
