import { OIDC_SCOPES, OIDC_SECRET, type Fleet, type Oidc } from '@fleet/model'

/** The section of grafana.ini by which users log in at a provider. Its client secret is a variable, below. */
export const oidcSection = ({ hub }: Fleet) => {
  const { oidc } = hub.grafana
  return oidc
    ? {
        [sectionOf(oidc)]: {
          enabled: true,
          allow_sign_up: true,
          client_id: oidc.clientId,
          ...providerOf(oidc),
          ...roles(oidc),
        },
      }
    : {}
}

const sectionOf = ({ provider }: Oidc) => (provider === 'github' ? 'auth.github' : 'auth.generic_oauth')

/** Grafana takes a setting from `GF_SECTION_KEY`, with every dot as an underscore. */
export const oidcVariables = ({ hub }: Fleet) => {
  const { oidc } = hub.grafana
  if (!oidc) return {}
  const section = sectionOf(oidc).replace('.', '_').toUpperCase()
  return {
    [`GF_${section}_CLIENT_SECRET`]: { secretKeyRef: { name: OIDC_SECRET.name, key: OIDC_SECRET.key } },
  }
}

const providerOf = (oidc: Oidc) => {
  if (oidc.provider === 'github')
    return {
      // Of an organization and its teams GitHub speaks only in the second.
      scopes: 'user:email read:org',
      allowed_organizations: oidc.organizations.join(' '),
    }
  if (oidc.provider === 'authentik') {
    const application = `${base(oidc.url)}/application/o`
    return generic('authentik', {
      auth_url: `${application}/authorize/`,
      token_url: `${application}/token/`,
      api_url: `${application}/userinfo/`,
    })
  }
  if (oidc.provider === 'keycloak') {
    const realm = `${base(oidc.url)}/realms/${oidc.realm}/protocol/openid-connect`
    return generic('Keycloak', {
      auth_url: `${realm}/auth`,
      token_url: `${realm}/token`,
      api_url: `${realm}/userinfo`,
    })
  }
  const { name, authUrl, tokenUrl, apiUrl, scopes } = oidc
  return generic(name, { auth_url: authUrl, token_url: tokenUrl, api_url: apiUrl }, scopes)
}

const base = (url: string): string => url.replace(/\/+$/, '')

interface Endpoints {
  readonly auth_url: string
  readonly token_url: string
  readonly api_url: string
}

const generic = (name: string, endpoints: Endpoints, scopes: readonly string[] = OIDC_SCOPES) => ({
  name,
  scopes: scopes.join(' '),
  ...endpoints,
  use_pkce: true,
})

/**
 * An expression in JMESPath about what the provider says of a user. It ends without a role for all others: Grafana asks it of
 * the ID token first, and of the userinfo endpoint only where that gives none. Who has none is a viewer, by Grafana's default.
 */
const roles = (oidc: Oidc) => {
  const cases = [...role(oidc, oidc.admins, 'Admin'), ...role(oidc, oidc.editors, 'Editor')]
  return cases.length === 0 ? {} : { role_attribute_path: cases.join(' || ') }
}

/** A filter, for `contains` fails on a claim that is missing. */
const role = (oidc: Oidc, groups: readonly string[] = [], name: string): readonly string[] =>
  groups.map((group) => `${claimOf(oidc)}[?@ == '${group}'] && '${name}'`)

const claimOf = (oidc: Oidc): string => ('claim' in oidc ? oidc.claim : 'groups')
