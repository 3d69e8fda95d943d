import { IconButton, TextLink } from '@grafana/ui'
import type { ReactNode } from 'react'
import { rememberTheme, THEME } from './runtime/boot-data.ts'

interface Properties {
  readonly title?: string
  /** On the right side. */
  readonly children?: ReactNode
}

/** Where the page is, and how it looks. */
export const Header = ({ title, children }: Properties) => (
  <header className="preview-header">
    <TextLink href="/" external={false} color="secondary">
      Dashboards
    </TextLink>
    {title !== undefined && <span>› {title}</span>}
    <span className="preview-spacer" />
    {children}
    <IconButton name="adjust-circle" tooltip={`Show it ${OTHER_THEME}`} onClick={changeTheme} />
  </header>
)

const OTHER_THEME = THEME === 'dark' ? 'light' : 'dark'

const changeTheme = (): void => {
  rememberTheme(OTHER_THEME)
  const address = new URL(location.href)
  address.searchParams.delete('theme')
  location.assign(address)
}
