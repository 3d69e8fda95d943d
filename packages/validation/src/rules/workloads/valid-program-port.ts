import { commandLineOf } from '../../tree/workloads/arguments.ts'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../in-each-run.ts'
import type { Rule } from '../rule.ts'

export const validProgramPort: Rule = {
  id: 'valid-program-port',
  summary: 'A container declares the ports that its program serves on, and no others.',
  rationale:
    'A declared port is only a name for a number: nothing complains where nobody listens, and Service, probe and scrape all follow the name.',
  example: {
    refused: 'containers:\n  - image: n8nio/n8n:2.41.3\n    ports: [{name: http, containerPort: 5687}]',
    accepted: 'containers:\n  - image: n8nio/n8n:2.41.3\n    ports: [{name: http, containerPort: 5678}]',
  },
  fix: 'Declare the number that the program serves on, or move the program by its variable or flag.',
  check: inEachRun((run) => {
    const served = servedPorts(run)
    return served.length === 0
      ? []
      : (run.container.ports ?? []).flatMap(({ containerPort, hostPort }, index) => [
          ...(served.includes(containerPort)
            ? []
            : [
                {
                  location: run.location('ports', index, 'containerPort'),
                  message: `${containerText(run)} declares the port ${containerPort}, and ${run.program?.name} serves on ${served.join(', ')}`,
                  impact: 'whoever comes by that port finds nobody, probes and scrapes included',
                  fix: `declare ${served.join(' or ')}, or set what moves it`,
                },
              ]),
          ...(hostPort === undefined || hostPort === containerPort || run.pods.spec.hostNetwork !== true
            ? []
            : [
                {
                  location: run.location('ports', index, 'hostPort'),
                  message: `${containerText(run)} is in its node’s network and declares the port ${containerPort} as ${hostPort} there`,
                  impact: 'the API server refuses the pod',
                  fix: `write hostPort: ${containerPort}`,
                },
              ]),
        ])
  }),
}

const servedPorts = (run: Container): number[] =>
  (run.program?.ports ?? []).map(({ number, movedBy }) =>
    movedBy === undefined ? number : (movedTo(run, movedBy) ?? number),
  )

/** The number at the end of what a variable or a flag says: `5678`, `0.0.0.0:2000`. */
const movedTo = ({ container, program }: Container, by: string): number | undefined => {
  const said = by.startsWith('--')
    ? commandLineOf(container, program?.flags?.words).flags.find(({ name }) => `--${name}` === by)?.value
    : (container.env ?? []).find(({ name }) => name === by)?.value
  const [digits] = /\d+$/.exec(said ?? '') ?? []
  return digits === undefined ? undefined : Number(digits)
}
