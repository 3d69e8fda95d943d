import { suggestion } from '@fleet/model/suggestion'
import { movedPartsOf, mayBeService } from '../../tree/charts/moved-parts.ts'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../in-each-run.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { servicesOf, findService } from '../../tree/network/services.ts'

export const noMissingNeighbour: Rule = {
  id: 'no-missing-neighbour',
  summary: 'A URL of the cluster in a variable names a Service that exists, and a port of it.',
  rationale: 'A program that is told a wrong address of its neighbour starts, and fails at the first call.',
  example: {
    refused: 'env: [{name: WEBHOOK_URL, value: "http://n8m.rss-system.svc.cluster.local:5678/"}]',
    accepted: 'env: [{name: WEBHOOK_URL, value: "http://n8n.rss-system.svc.cluster.local:5678/"}]',
  },
  fix: 'Name a Service of the tree and one of its ports.',
  check: inEachRun((run) =>
    (run.container.env ?? []).flatMap(({ name, value = '' }, index) => {
      const wrong = complaint(run, value)
      return wrong === undefined
        ? []
        : [
            {
              location: run.location('env', index, 'value'),
              message: `${name} of ${containerText(run)} is ${value}, and ${wrong.message}`,
              impact: 'whatever is sent there is lost',
              fix: wrong.fix,
            },
          ]
    }),
  ),
}

const IN_CLUSTER = /^[a-z][a-z0-9+.-]*:\/\/([\w-]+)\.([\w-]+)\.(\w+)(\.[\w.-]+)?(?::(\d+))?(?:\/|$)/
const DOMAIN = '.cluster.local'

const complaint = ({ cluster }: Container, value: string): Pick<Violation, 'message' | 'fix'> | undefined => {
  const [, name = '', namespace = '', infix, domain = DOMAIN, port] = IN_CLUSTER.exec(value) ?? []
  // An address of the cluster has two marks, of which one may be misspelt.
  if (infix === undefined || (infix !== 'svc' && !value.includes(DOMAIN))) return undefined
  if (infix !== 'svc' || domain !== DOMAIN)
    return { message: 'that is no address of the cluster', fix: `write ${name}.${namespace}.svc${DOMAIN}` }
  const service = findService(cluster, namespace, name)
  if (!service && mayBeService(movedPartsOf(cluster), namespace)) return undefined
  if (!service)
    return {
      message: `no Service ${namespace}/${name} is in the tree`,
      fix: suggestion(
        `${name}.${namespace}`,
        servicesOf(cluster).map((one) => `${one.name}.${one.namespace}`),
      ),
    }
  return port === undefined || service.ports.some(({ number }) => String(number) === port)
    ? undefined
    : {
        message: `${service.owner} has no port ${port}`,
        fix: `write ${service.ports.map(({ number }) => number).join(' or ')}`,
      }
}
