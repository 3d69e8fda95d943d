import { suggestion } from '@fleet/model/suggestion'
import { runText, type Run } from '../../tree/workloads/runs.ts'
import { inEachRun } from '../in-each-run.ts'
import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'

export const noMissingVariable: Rule = {
  id: 'no-missing-variable',
  demands:
    'Every $(VARIABLE) in a command line is a variable of its container, and no variable stands there in the notation of a shell that there is not.',
  why: 'The kubelet leaves one that it does not know as it stands, and the program listens on the address “$(NODE_IP):9100”.',
  example: {
    refused: 'args: ["--web.listen-address=$(NODE_IP):9100"]',
    accepted:
      'args: ["--web.listen-address=$(NODE_IP):9100"]\nenv: [{name: NODE_IP, valueFrom: {fieldRef: {fieldPath: status.hostIP}}}]',
  },
  mend: 'Define the variable, or write $$(…) where the text is meant.',
  judge: inEachRun((run) => {
    const { args, command } = run.container
    return Object.entries({ command, args }).flatMap(([key, list]) =>
      (list ?? []).flatMap((argument, index) =>
        [...undefinedIn(run, argument), ...unreadIn(run, argument)].map((fault) => ({
          at: run.spot(key, index),
          ...fault,
          consequence: 'the text stays as it is, and the program takes it for its setting',
        })),
      ),
    )
  }),
}

type Fault = Pick<Breach, 'what' | 'mend'>

const namesOf = ({ container }: Run): readonly string[] => (container.env ?? []).map(({ name }) => name)

const undefinedIn = (run: Run, argument: string): readonly Fault[] => {
  if ((run.container.envFrom ?? []).length > 0) return []
  const names = namesOf(run)
  return [...argument.matchAll(/(?<!\$)\$\(([A-Za-z_][\w.-]*)\)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      what: `${runText(run)} is started with $(${name}), a variable that it does not have`,
      mend: names.length > 0 ? suggestion(name, names) : `define ${name}`,
    }))
}

/** Variables of the container in the notation of a shell, where none is started. */
const unreadIn = (run: Run, argument: string): readonly Fault[] => {
  if (run.container.command?.some((word) => SHELL.test(word))) return []
  const names = namesOf(run)
  return [...argument.matchAll(/(?<!\$)\$\{?([A-Za-z_]\w*)/g)]
    .map(([, name = '']) => name)
    .filter((name) => names.includes(name))
    .map((name) => ({
      what: `${runText(run)} is started with ${argument}, and no shell puts ${name} into it`,
      mend: `write $(${name})`,
    }))
}

const SHELL = /(?:^|\/)(?:ba|da|a)?sh$/
