import { isGenerated } from '../../values/rendered-tree.ts'
import { suggestion } from '@fleet/model/suggestion'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'

export const noMissingVariable: Rule = {
  id: 'no-missing-variable',
  ownSeverity: 'warning',
  summary: 'Every $(VARIABLE) in a command line is a variable of its container, in Kubernetes’ notation.',
  rationale:
    'The kubelet leaves an unknown variable as it is, and the program listens on the address “$(NODE_IP):9100”.',
  fix: 'Define the variable, or write $$(…) for the literal text.',
  check: inEachRun((run, report) => {
    if (!run.isKnown('env')) return
    const { args = [], command = [] } = run.container
    for (const [key, list] of Object.entries({ command, args }))
      for (const [index, argument] of list.entries())
        checkArgument(run, argument, (message, fix) => {
          report({
            location: run.location(key, index),
            message: `${containerText(run)} ${message}`,
            impact: 'the text stays as it is, and the program reads it as its setting',
            fix,
          })
        })
  }),
}

const checkArgument = (
  run: Container,
  argument: string,
  reportArgument: (message: string, fix: string) => void,
): void => {
  const names = (run.container.env ?? []).map(({ name }) => name)
  for (const [, name = ''] of mayUseVariables(run, argument) ? argument.matchAll(OF_KUBERNETES) : [])
    if (!names.includes(name))
      reportArgument(
        `starts with $(${name}), a variable that it does not have`,
        names.length > 0 ? suggestion(name, names) : `define ${name}`,
      )
  for (const [, name = ''] of hasShell(run) ? [] : argument.matchAll(OF_SHELL))
    if (names.includes(name))
      reportArgument(`starts with ${argument}, and no shell expands ${name}`, `write $(${name})`)
}

/** Whether all variables are known, and `$(NAME)` is one: in a script `$(date)` runs a program. */
const mayUseVariables = (run: Container, argument: string): boolean => {
  const isScript = (hasShell(run) || /\s/.test(argument)) && !isGenerated(run.location().file)
  return (run.container.envFrom ?? []).length === 0 && !isScript
}

const hasShell = ({ container }: Container): boolean =>
  container.command?.some((word) => SHELL.test(word)) === true

const OF_KUBERNETES = /(?<!\$)\$\(([A-Za-z_][\w.-]*)\)/g
const OF_SHELL = /(?<!\$)\$\{?([A-Za-z_]\w*)/g

const SHELL = /(?:^|\/)(?:ba|da|a)?sh$/
