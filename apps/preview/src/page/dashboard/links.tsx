import { textUtil } from '@grafana/data'
import { type SceneComponentProps, sceneGraph, SceneObjectBase, type SceneObjectState } from '@grafana/scenes'
import { Dropdown, type IconName, LinkButton, Menu, ToolbarButton } from '@grafana/ui'
import { linkAddress } from './link-address.ts'
import type { LinkModel } from './model.ts'
import type { FoundDashboard } from '../../trees/dashboards-in.ts'

interface State extends SceneObjectState {
  readonly links: readonly LinkModel[]
  readonly dashboards: readonly FoundDashboard[]
}

/** A dashboard's links to others and elsewhere. */
export class DashboardLinks extends SceneObjectBase<State> {
  static readonly Component = ({ model }: SceneComponentProps<DashboardLinks>) => {
    const { links } = model.useState()
    // Their addresses hold the range and the values of variables.
    sceneGraph.getTimeRange(model).useState()
    sceneGraph.getVariables(model).useState()
    return links.map((link, index) => <Link key={index} link={link} owner={model} />)
  }

  /** Opened, with the values that count then. */
  addressOf(link: LinkModel, url: string): string {
    return textUtil.sanitizeUrl(
      linkAddress(sceneGraph.interpolate(this, url), link, new URLSearchParams(location.search)),
    )
  }
}

const ICONS: Readonly<Record<string, IconName>> = {
  'external link': 'external-link-alt',
  dashboard: 'apps',
  question: 'question-circle',
  info: 'info-circle',
  bolt: 'bolt',
  doc: 'file-alt',
  cloud: 'cloud',
}

const Link = ({ link, owner }: { readonly link: LinkModel; readonly owner: DashboardLinks }) => {
  if (link.type !== 'dashboards')
    return <LinkTo link={link} owner={owner} title={link.title ?? ''} url={link.url ?? ''} />
  const found = owner.state.dashboards.filter(({ model }) =>
    (link.tags ?? []).every((tag) => model.tags?.includes(tag)),
  )
  if (link.asDropdown !== true)
    return found.map(({ uid, title }) => (
      <LinkTo key={uid} link={{ ...link, icon: 'dashboard' }} owner={owner} title={title} url={`/d/${uid}`} />
    ))
  const menu = () => (
    <Menu>
      {found.map(({ uid, title }) => (
        <Menu.Item
          key={uid}
          label={title}
          url={owner.addressOf(link, `/d/${uid}`)}
          target={link.targetBlank === true ? '_blank' : undefined}
        />
      ))}
    </Menu>
  )
  return (
    <Dropdown overlay={menu}>
      <ToolbarButton icon="bars" variant="canvas" isOpen={false} tooltip={link.tooltip}>
        {link.title}
      </ToolbarButton>
    </Dropdown>
  )
}

interface LinkToProperties {
  readonly link: LinkModel
  readonly owner: DashboardLinks
  readonly title: string
  readonly url: string
}

const LinkTo = ({ link, owner, title, url }: LinkToProperties) => {
  const refreshed = (event: React.MouseEvent<HTMLElement>): void => {
    // A variable may have changed since this was drawn.
    ;(event.currentTarget as HTMLAnchorElement).href = owner.addressOf(link, url)
  }
  return (
    <LinkButton
      variant="secondary"
      fill="outline"
      icon={ICONS[link.icon ?? ''] ?? 'link'}
      href={owner.addressOf(link, url)}
      target={link.targetBlank === true ? '_blank' : undefined}
      tooltip={link.tooltip}
      onMouseDown={refreshed}
    >
      {sceneGraph.interpolate(owner, title)}
    </LinkButton>
  )
}
