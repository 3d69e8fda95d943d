import { traefik } from '../queries/series.ts'
import { chooseFrom } from '../variables/choose-from.ts'

/**
 * Traefik's routers, listed as the panels name their routes. One made from an Ingress has the domain in its name, one
 * from an IngressRoute only the namespace and name of that object (https://github.com/traefik/traefik/issues/10578).
 */
export const routerVariable = () =>
  chooseFrom('router', 'prometheus', `label_values(${traefik('traefik_router_requests_total')}, router)`)
    .label('Route')
    .regex(String.raw`/^(?<value>(?:websecure-)?(?<text>.+)@.+)$/`)
