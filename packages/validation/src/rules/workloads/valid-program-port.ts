import { commandLineOf } from '../../tree/workloads/arguments.ts'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'

export const validProgramPort: Rule = {
  id: 'valid-program-port',
  ownSeverity: 'warning',
  summary: 'A container declares the ports of its program, and no others.',
  rationale:
    'A declared port is only a name for a number. No error shows a wrong number, and Service, probe and scrape use the name.',
  fix: 'Declare the number of the program’s port, or change that port by its variable or flag.',
  check: inEachRun((run, report) => {
    const served = servedPorts(run)
    if (served.length === 0) return
    for (const [index, { containerPort, hostPort }] of (run.container.ports ?? []).entries()) {
      if (!served.includes(containerPort))
        report({
          location: run.location('ports', index, 'containerPort'),
          message: `${containerText(run)} declares the port ${containerPort}, and ${run.program?.name} serves on ${served.join(', ')}`,
          impact: 'clients, probes and scrapes of that port fail',
          fix: `declare ${served.join(' or ')}, or change the program’s port`,
        })
      if (hostPort !== undefined && hostPort !== containerPort && run.pods.spec.hostNetwork === true)
        report({
          location: run.location('ports', index, 'hostPort'),
          message: `${containerText(run)} is in its node’s network and declares the port ${containerPort} as ${hostPort} there`,
          impact: 'the API server refuses the pod',
          fix: `write hostPort: ${containerPort}`,
          ownSeverity: 'error',
        })
    }
  }),
}

const servedPorts = (run: Container): number[] =>
  (run.program?.ports ?? []).map(({ number, movedBy }) =>
    movedBy === undefined ? number : (movedTo(run, movedBy) ?? number),
  )

/** The number at the end of a variable's or a flag's value: `5678`, `0.0.0.0:2000`. */
const movedTo = ({ container, program }: Container, by: string): number | undefined => {
  const value = by.startsWith('--')
    ? commandLineOf(container, program?.flags?.words).flags.find(({ name }) => `--${name}` === by)?.value
    : (container.env ?? []).find(({ name }) => name === by)?.value
  const [digits] = /\d+$/.exec(value ?? '') ?? []
  return digits === undefined ? undefined : Number(digits)
}
