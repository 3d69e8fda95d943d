import type { IContainer } from 'kubernetes-models/v1/Container'
import { suggestion } from '@fleet/model/suggestion'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../in-each-run.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'

export const validProbe: Rule = {
  id: 'valid-probe',
  summary:
    'A probe states its period and a time-out within it, asks in one way, asks the pod itself and asks what its program answers.',
  rationale:
    'The default time-out of one second put slow services into restart loops, and so did a path that the program does not serve.',
  example: {
    refused: 'livenessProbe:\n  httpGet: {path: healthcheck, port: http}\n  periodSeconds: 10',
    accepted:
      'livenessProbe:\n  httpGet: {path: /healthcheck, port: http}\n  periodSeconds: 10\n  timeoutSeconds: 5',
  },
  fix: 'State periodSeconds and timeoutSeconds, the second no longer than the first; ask a path that the program serves.',
  check: inEachRun((run) => PROBES.flatMap((kind) => checkProbe(run, kind))),
}

const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const
type ProbeKind = (typeof PROBES)[number]
type Probe = NonNullable<IContainer[ProbeKind]>

const checkProbe = (run: Container, kind: ProbeKind): Violation[] => {
  const probe = run.container[kind]
  return probe
    ? [...timing(probe), ...action(probe), ...request(run, probe), ...command(run, probe)].map(
        ({ key, message, impact, fix }) => ({
          location: run.location(kind, ...key),
          message: `the ${kind} of ${containerText(run)} ${message}`,
          impact,
          fix,
        }),
      )
    : []
}

interface Complaint extends Pick<Violation, 'message' | 'impact' | 'fix'> {
  readonly key: readonly (string | number)[]
}

const timing = ({ timeoutSeconds, periodSeconds }: Probe): Complaint[] => [
  ...(timeoutSeconds === undefined || periodSeconds === undefined
    ? [
        {
          key: [timeoutSeconds === undefined ? 'timeoutSeconds' : 'periodSeconds'],
          message: 'does not state its period and its time-out',
          impact: 'a program that takes longer than the default of one second counts as dead',
          fix: 'state periodSeconds, and timeoutSeconds within it',
        },
      ]
    : []),
  ...((timeoutSeconds ?? 1) > (periodSeconds ?? 10)
    ? [
        {
          key: ['timeoutSeconds'],
          message: `waits ${timeoutSeconds} s for an answer and asks every ${periodSeconds ?? 10} s`,
          impact: 'a failure is noticed later than the period promises',
          fix: 'lower timeoutSeconds to at most periodSeconds',
        },
      ]
    : []),
]

const action = ({ exec, grpc, httpGet, tcpSocket }: Probe): Complaint[] => {
  const ways = [exec, grpc, httpGet, tcpSocket].filter(Boolean).length
  return ways === 1
    ? []
    : [
        {
          key: [],
          message: `asks in ${ways} ways`,
          impact: 'the API server refuses the pod',
          fix: 'give it exactly one of httpGet, exec, tcpSocket and grpc',
        },
      ]
}

const request = ({ program }: Container, { httpGet }: Probe): Complaint[] => {
  if (!httpGet) return []
  const { path = '', host } = httpGet
  const served = program?.health
  return [
    ...(host === undefined
      ? []
      : [
          {
            key: ['httpGet', 'host'],
            message: `asks the host ${host}, and not its own pod`,
            impact: 'the pod lives and dies by the health of another',
            fix: 'leave host out',
          },
        ]),
    ...(path.startsWith('/') && (served?.includes(path) ?? true)
      ? []
      : [
          {
            key: ['httpGet', 'path'],
            message: `asks the path ${JSON.stringify(path)}${served ? `, which ${program?.name} does not serve` : ''}`,
            impact: 'it is answered 404 for ever, and the pod is restarted or never ready',
            fix: served ? suggestion(path, served) : 'write a path that begins with /',
          },
        ]),
  ]
}

/** A command that repeats what a variable says must say the same. */
const command = ({ program, container }: Container, { exec }: Probe): Complaint[] => {
  const known = program?.healthCommand
  if (!exec || !known) return []
  const [name, ...options] = exec.command ?? []
  if (name !== known.command) {
    const message = `runs ${name}, which the image of ${program.name} does not have`
    return [complain([0], message, `run ${known.command}`)]
  }
  return options.flatMap((option, index) => {
    const [flag = '', value] = option.split('=', 2)
    const variable = known.options[flag]
    if (variable === undefined)
      return [complain([index + 1], `has the option ${flag}`, suggestion(flag, Object.keys(known.options)))]
    const set = (container.env ?? []).find((entry) => entry.name === variable)?.value
    return set === value
      ? []
      : [
          complain(
            [index + 1],
            `asks with ${option}, and ${variable} is ${set ?? 'not set'}`,
            set === undefined ? `set ${variable}` : `write ${flag}=${set}`,
          ),
        ]
  })
}

const complain = (key: Complaint['key'], message: string, fix: string): Complaint => ({
  key: ['exec', 'command', ...key],
  message,
  impact: 'the command fails whatever the health, and the pod is restarted for ever',
  fix,
})
