import { suggestion } from '@fleet/model/suggestion'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import type { Path } from '../../values/location.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'
import { probesOf, type Probe } from '../../tree/workloads/probes.ts'

export const validProbe: Rule = {
  id: 'valid-probe',
  ownSeverity: 'warning',
  summary: 'A probe asks its own pod, with a path or a command of its program.',
  rationale:
    'A path that a program does not serve, or a command that it does not have, puts its pod into a restart loop.',
  fix: 'Write a path that the program serves or a command of its image, and no host.',
  check: inEachRun((run, report) => {
    for (const [kind, probe] of probesOf(run)) {
      const reportProbe: ReportProbe = (path, message, impact, fix) => {
        report({
          location: run.location(kind, ...path),
          message: `the ${kind} of ${containerText(run)} ${message}`,
          impact,
          fix,
        })
      }
      checkRequest(run, probe, reportProbe)
      checkCommand(run, probe, reportProbe)
    }
  }),
}

/** Reports a violation at a key of a probe. */
type ReportProbe = (path: Path, message: string, impact: string, fix: string) => void

const checkRequest = ({ program }: Container, { httpGet }: Probe, reportProbe: ReportProbe): void => {
  if (!httpGet) return
  const { path = '/', host } = httpGet
  if (host !== undefined)
    reportProbe(
      ['httpGet', 'host'],
      `asks the host ${host}, and not its own pod`,
      'the pod restarts when another one fails',
      'remove host',
    )
  const served = program?.health
  if (!path.startsWith('/') || !(served?.includes(path) ?? true))
    reportProbe(
      ['httpGet', 'path'],
      `asks the path ${JSON.stringify(path)}${served ? `, which ${program?.name} does not serve` : ''}`,
      'the response is always 404, and the pod restarts or never becomes ready',
      served ? suggestion(path, served) : 'write a path that begins with /',
    )
}

/** Options that repeat a variable have the value of that variable. */
const checkCommand = ({ program, container }: Container, { exec }: Probe, reportProbe: ReportProbe): void => {
  const known = program?.healthCommand
  if (!exec || !known) return
  const reportWord = (index: number, message: string, fix: string): void => {
    const impact = 'the command always fails, and the pod restarts again and again'
    reportProbe(['exec', 'command', index], message, impact, fix)
  }
  const [name, ...options] = exec.command ?? []
  if (name !== known.command)
    return reportWord(
      0,
      `runs ${name}, which the image of ${program.name} does not have`,
      `run ${known.command}`,
    )
  for (const [index, option] of options.entries()) {
    const [flag = '', value] = option.split('=', 2)
    const variable = known.options[flag]
    const set = (container.env ?? []).find((entry) => entry.name === variable)?.value
    if (variable === undefined)
      reportWord(index + 1, `has the option ${flag}`, suggestion(flag, Object.keys(known.options)))
    else if (set !== value)
      reportWord(
        index + 1,
        `has the option ${option}, and ${variable} is ${set ?? 'not set'}`,
        set === undefined ? `set ${variable}` : `write ${flag}=${set}`,
      )
  }
}
