import { suggestion } from '@fleet/model/suggestion'
import { mayBeService } from '../../view/moved-parts.ts'
import { inEachRun, runText, type Run } from '../../view/runs.ts'
import type { Breach, Rule } from '../../rule.ts'

export const noMissingNeighbour: Rule = {
  id: 'no-missing-neighbour',
  demands: 'A URL of the cluster in a variable names a Service that exists, and a port of it.',
  why: 'A program that is told a wrong address of its neighbour starts, and fails at the first call.',
  example: {
    refused: 'env: [{name: WEBHOOK_URL, value: "http://n8m.rss-system.svc.cluster.local:5678/"}]',
    accepted: 'env: [{name: WEBHOOK_URL, value: "http://n8n.rss-system.svc.cluster.local:5678/"}]',
  },
  mend: 'Name a Service of the tree and one of its ports.',
  judge: inEachRun((run) =>
    (run.container.env ?? []).flatMap(({ name, value = '' }, index) => {
      const wrong = complaint(run, value)
      return wrong === undefined
        ? []
        : [
            {
              at: run.spot('env', index, 'value'),
              what: `${name} of ${runText(run)} is ${value}, and ${wrong.what}`,
              consequence: 'whatever is sent there is lost',
              mend: wrong.mend,
            },
          ]
    }),
  ),
}

const IN_CLUSTER = /^[a-z][a-z0-9+.-]*:\/\/([\w-]+)\.([\w-]+)\.(\w+)(\.[\w.-]+)?(?::(\d+))?(?:\/|$)/
const DOMAIN = '.cluster.local'

const complaint = ({ cluster }: Run, value: string): Pick<Breach, 'what' | 'mend'> | undefined => {
  const [, name = '', namespace = '', infix, domain = DOMAIN, port] = IN_CLUSTER.exec(value) ?? []
  // An address of the cluster has two marks, of which one may be misspelt.
  if (infix === undefined || (infix !== 'svc' && !value.includes(DOMAIN))) return undefined
  if (infix !== 'svc' || domain !== DOMAIN)
    return { what: 'that is no address of the cluster', mend: `write ${name}.${namespace}.svc${DOMAIN}` }
  const service = cluster.findService(namespace, name)
  if (!service && mayBeService(cluster.moved, namespace)) return undefined
  if (!service)
    return {
      what: `no Service ${namespace}/${name} is in the tree`,
      mend: suggestion(
        `${name}.${namespace}`,
        cluster.services.map((one) => `${one.name}.${one.namespace}`),
      ),
    }
  return port === undefined || service.ports.some(({ number }) => String(number) === port)
    ? undefined
    : {
        what: `${service.owner} has no port ${port}`,
        mend: `write ${service.ports.map(({ number }) => number).join(' or ')}`,
      }
}
