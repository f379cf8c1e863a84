import { createApp } from 'vue'
import App from './App.vue'
import { startLook } from './composables/useLook'
import './design/tokens.css'
import './design/base.css'
import './design/print.css'
import { router } from './router'

startLook()
createApp(App).use(router).mount('#app')
