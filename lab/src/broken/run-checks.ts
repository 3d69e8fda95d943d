import { setTimeout as pause } from 'node:timers/promises'
import { gatewayFault } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import { joinViolations, labelViolations, lineViolations } from '../logs/checks.ts'
import { nanosecondsNow } from '../logs/clock.ts'
import { criLine } from '../logs/cri.ts'
import { deliveryOf, untilDelivered } from '../logs/delivery.ts'
import type { Labels } from '../logs/log-store.ts'
import type { LogWriter } from '../logs/log-writer.ts'
import type { VictoriaLogs } from '../programs/victoria-logs.ts'
import type { Check } from './breaks.ts'
import type { Subject } from './subject.ts'

/** The violations of each check. */
export type Violations = Readonly<Record<Check, readonly string[]>>

export interface Run {
  readonly hub: Host
  readonly store: VictoriaLogs
  /** The required labels of the pods' streams and of the static pod's. */
  readonly labels: readonly Labels[]
  readonly labelsOfStaticPod: Labels
  readonly subjects: readonly Subject[]
}

/** The longest wait for lines, in seconds. */
const patience = 15

const settle = () => pause(2000)

const arrived = (store: VictoriaLogs, writer: LogWriter): Promise<unknown> =>
  untilDelivered(store, writer, patience).catch(() => undefined)

const cutText = (subject: Subject): string => `${subject.longLine} ${'aé中😀'.repeat(6000)}`

const writeEarly = (subject: Subject): void => {
  subject.early.write(100)
  subject.staticPodWriter.write(5)
  subject.log.append(criLine(cutText(subject), nanosecondsNow()))
}

const joined = async (store: VictoriaLogs, subject: Subject): Promise<readonly string[]> => {
  const span = { from: Date.now() - 600_000, to: Date.now() + 60_000 }
  const found = await store.lines(subject.longLine, span)
  return joinViolations(
    found.map(({ text }) => text),
    cutText(subject),
  )
}

type PerSubject = readonly Partial<Violations>[]

/** Does something with every subject, side by side. */
const each = <Result>(
  { subjects }: Run,
  act: (subject: Subject) => Result | Promise<Result>,
): Promise<readonly Result[]> => Promise.all(subjects.map(act))

const startAll = (run: Run) => each(run, ({ start }) => start())
const killAll = (run: Run) => each(run, ({ kill }) => kill())

/** Lines from before the collectors start. */
const startOnLines = async (run: Run): Promise<PerSubject> => {
  const { store, labels, labelsOfStaticPod } = run
  await each(run, writeEarly)
  await startAll(run)
  await each(run, ({ early }) => arrived(store, early))
  await each(run, ({ staticPodWriter }) => arrived(store, staticPodWriter))
  await settle()
  return each(run, async (subject) => ({
    'every line arrives once': lineViolations(await deliveryOf(store, subject.early), 0),
    'the labels are those of the requirements’ table': labelViolations(
      await store.streamsWith(subject.early.mark),
      labels,
    ),
    'a line that the runtime has cut is joined': await joined(store, subject),
    'a static pod is known': labelViolations(await store.streamsWith(subject.staticPodWriter.mark), [
      labelsOfStaticPod,
    ]),
  }))
}

/** A kill, and a rotation before the collectors start again. */
const rotateWhileDown = async (run: Run): Promise<PerSubject> => {
  const { store } = run
  await killAll(run)
  await each(run, ({ whileDown, log }) => {
    whileDown.write(50)
    log.rotate()
    whileDown.write(50)
  })
  await startAll(run)
  await each(run, ({ whileDown }) => arrived(store, whileDown))
  await settle()
  return each(run, async ({ early, whileDown }) => {
    const { written, sentAgain } = await deliveryOf(store, early)
    return {
      'what is rotated while the collector is down arrives': lineViolations(
        await deliveryOf(store, whileDown),
      ),
      'a restart sends nothing again': lineViolations({ written, lost: 0, twice: 0, sentAgain }, 0),
    }
  })
}

/** A hub that refuses everything, and a kill before it accepts lines again. */
const killInOutage = async (run: Run): Promise<PerSubject> => {
  const { hub, store } = run
  hub.write(gatewayFault, '503')
  await each(run, ({ duringOutage }) => {
    duringOutage.write(100)
  })
  // Longer than a batch waits, so that each is refused once.
  await pause(5000)
  await killAll(run)
  hub.run('rm', gatewayFault)
  await startAll(run)
  await each(run, ({ duringOutage }) => arrived(store, duringOutage))
  return each(run, async ({ duringOutage }) => ({
    'an outage loses nothing': lineViolations(await deliveryOf(store, duringOutage)),
  }))
}

/** Takes collectors through the same events side by side. @returns the violations of each collector */
export const runChecks = async (run: Run): Promise<readonly Violations[]> => {
  const phases = [await startOnLines(run), await rotateWhileDown(run), await killInOutage(run)]
  await killAll(run)
  return run.subjects.map(
    (_, index) => Object.assign({}, ...phases.map((phase) => phase[index])) as Violations,
  )
}
