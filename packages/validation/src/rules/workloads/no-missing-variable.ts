import { suggestion } from '@fleet/model/suggestion'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../in-each-run.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'

export const noMissingVariable: Rule = {
  id: 'no-missing-variable',
  summary:
    'Every $(VARIABLE) in a command line is a variable of its container, and no variable stands there in the notation of a shell that there is not.',
  rationale:
    'The kubelet leaves one that it does not know as it stands, and the program listens on the address “$(NODE_IP):9100”.',
  example: {
    refused: 'args: ["--web.listen-address=$(NODE_IP):9100"]',
    accepted:
      'args: ["--web.listen-address=$(NODE_IP):9100"]\nenv: [{name: NODE_IP, valueFrom: {fieldRef: {fieldPath: status.hostIP}}}]',
  },
  fix: 'Define the variable, or write $$(…) where the text is meant.',
  check: inEachRun((run) => {
    const { args, command } = run.container
    return Object.entries({ command, args }).flatMap(([key, list]) =>
      (list ?? []).flatMap((argument, index) =>
        [...undefinedIn(run, argument), ...unreadIn(run, argument)].map((fault) => ({
          location: run.location(key, index),
          ...fault,
          impact: 'the text stays as it is, and the program takes it for its setting',
        })),
      ),
    )
  }),
}

type Fault = Pick<Violation, 'message' | 'fix'>

const namesOf = ({ container }: Container): readonly string[] => (container.env ?? []).map(({ name }) => name)

const undefinedIn = (run: Container, argument: string): readonly Fault[] => {
  if ((run.container.envFrom ?? []).length > 0) return []
  const names = namesOf(run)
  return [...argument.matchAll(/(?<!\$)\$\(([A-Za-z_][\w.-]*)\)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      message: `${containerText(run)} is started with $(${name}), a variable that it does not have`,
      fix: names.length > 0 ? suggestion(name, names) : `define ${name}`,
    }))
}

/** Variables of the container in the notation of a shell, where none is started. */
const unreadIn = (run: Container, argument: string): readonly Fault[] => {
  if (run.container.command?.some((word) => SHELL.test(word))) return []
  const names = namesOf(run)
  return [...argument.matchAll(/(?<!\$)\$\{?([A-Za-z_]\w*)/g)]
    .map(([, name = '']) => name)
    .filter((name) => names.includes(name))
    .map((name) => ({
      message: `${containerText(run)} is started with ${argument}, and no shell puts ${name} into it`,
      fix: `write $(${name})`,
    }))
}

const SHELL = /(?:^|\/)(?:ba|da|a)?sh$/
