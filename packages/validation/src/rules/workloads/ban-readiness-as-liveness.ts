import { READINESS_PATHS, type ReadinessPath } from '../../catalog/programs/readiness.ts'
import { containerText, imageNamesOf, type Container } from '../../tree/workloads/containers.ts'
import type { Path } from '../../values/location.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'
import type { Probe } from '../../tree/workloads/probes.ts'

export const banReadinessAsLiveness: Rule = {
  id: 'ban-readiness-as-liveness',
  ownSeverity: 'warning',
  summary: 'A liveness probe does not ask whether a program is ready.',
  rationale:
    'A program that replays its log is not ready for minutes. A liveness probe that asks for it kills the program in the middle. The log grows, and the next replay takes longer.',
  fix: 'Ask a path that responds as long as the program lives, or add a startup probe that is long enough for a replay.',
  check: inEachRun((run, report) => {
    const { livenessProbe } = run.container
    if (!livenessProbe || startWindow(run) >= LONG_START) return
    const asked = READINESS_PATHS.filter(({ images }) =>
      imageNamesOf(run).some((name) => images.includes(name)),
    )
    for (const { path, value } of requestsOf(livenessProbe)) {
      const known = asked.find((one) => value.split(/\s+/).some((word) => one.path.test(word)))
      if (!known) continue
      report({
        location: run.location('livenessProbe', ...path),
        message: `the livenessProbe of ${containerText(run)} asks ${value}, by which ${known.program} tells whether it is ready`,
        impact: `${known.fails}: the probe kills it meanwhile, again and again`,
        fix: fixOf(known),
      })
    }
  }),
}

/** In seconds. A replay of a large log takes minutes. */
const LONG_START = 300

/** For how long a startup probe holds the liveness probe off. */
const startWindow = ({ container: { startupProbe } }: Container): number =>
  startupProbe ? (startupProbe.failureThreshold ?? 3) * (startupProbe.periodSeconds ?? 10) : 0

interface Request {
  readonly path: Path
  readonly value: string
}

/** What a probe asks by itself, or by a command. */
const requestsOf = ({ httpGet, exec }: Probe): Request[] => [
  ...(httpGet?.path === undefined ? [] : [{ path: ['httpGet', 'path'], value: httpGet.path }]),
  ...(exec?.command ?? []).map((value, index) => ({ path: ['exec', 'command', index], value })),
]

const fixOf = ({ alive }: ReadinessPath): string =>
  alive === undefined ? 'remove the probe, or add a startupProbe of some minutes' : `ask ${alive}`
