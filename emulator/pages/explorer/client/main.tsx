import { createRoot } from 'react-dom/client'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'
import './ui/forms.css'
import { Explorer } from './explorer'
import { language } from './language'

document.documentElement.lang = language

const place = document.getElementById('explorer')
if (place) createRoot(place).render(<Explorer />)
