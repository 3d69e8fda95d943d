import { at, type Located } from '../../values/location.ts'
import { listOf, textAt, valueAt } from '../../values/value-at.ts'
import { nameOf } from '../../tree/objects.ts'
import { inEachChanged, type ChangeRule } from './change-rule.ts'
import { listText } from './removed-cluster.ts'

export const banIngressClassChange: ChangeRule = {
  id: 'ban-ingress-class-change',
  severity: 'warning',
  summary: 'An Ingress keeps the controller that serves it.',
  rationale:
    'The controller of the old class stops to serve the hosts as soon as Flux has applied the change. Their names lead to its address until somebody changes them.',
  fix: 'Add a second Ingress of the new class, move the names of the hosts, and remove the first one after that.',
  check: inEachChanged(['networking.k8s.io/Ingress'], ({ before, after }, report) => {
    const [old, now] = [classOf(before), classOf(after)]
    if (old === '' || old === now) return
    const hosts = listOf(valueAt(after.object, ['spec', 'rules'])).map(
      (rule) => textAt(rule, 'host') || 'every host',
    )
    report({
      location: at(after, 'spec', 'ingressClassName'),
      message: `${nameOf(after)} changes its class from ${old} to ${now === '' ? 'the default one' : now}`,
      impact: `the controller of ${old} no longer serves ${listText(hosts) || 'it'}, and names that lead to its address find nothing`,
      fix: 'add a second Ingress of the new class, move the names, and remove this one after that',
    })
  }),
}

const classOf = ({ object }: Located): string =>
  textAt(object, 'spec', 'ingressClassName') ||
  (object.metadata.annotations?.['kubernetes.io/ingress.class'] ?? '')
