import { suggestion } from '@fleet/model/suggestion'
import { inEachRun, runText } from '../../view/runs.ts'
import type { Rule } from '../../rule.ts'

export const noMissingVariable: Rule = {
  id: 'no-missing-variable',
  demands: 'Every $(VARIABLE) in a command line is a variable of its container.',
  why: 'The kubelet leaves one that it does not know as it stands, and the program listens on the address “$(NODE_IP):9100”.',
  example: {
    refused: 'args: ["--web.listen-address=$(NODE_IP):9100"]',
    accepted:
      'args: ["--web.listen-address=$(NODE_IP):9100"]\nenv: [{name: NODE_IP, valueFrom: {fieldRef: {fieldPath: status.hostIP}}}]',
  },
  mend: 'Define the variable, or write $$(…) where the text is meant.',
  judge: inEachRun((run) => {
    const { args, command, env, envFrom } = run.container
    if ((envFrom ?? []).length > 0) return []
    const names = (env ?? []).map(({ name }) => name)
    return Object.entries({ command, args }).flatMap(([key, list]) =>
      (list ?? []).flatMap((argument, index) =>
        [...argument.matchAll(/(?<!\$)\$\(([A-Za-z_][\w.-]*)\)/g)]
          .map(([, name = '']) => name)
          .filter((name) => !names.includes(name))
          .map((name) => ({
            at: run.spot(key, index),
            what: `${runText(run)} is started with $(${name}), a variable that it does not have`,
            consequence: 'the text stays as it is, and the program takes it for its setting',
            mend: names.length > 0 ? suggestion(name, names) : `define ${name}`,
          })),
      ),
    )
  }),
}
