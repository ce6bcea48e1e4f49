// The page for a telephone in a real browser: node scripts/page_check.mjs FOLDER PAGE... [--pictures DIR]
// FOLDER holds node_modules with puppeteer-core and axe-core (npm install puppeteer-core axe-core).
// Each page is opened from the disk with the network off, at 390 and 1366 pixels: it may ask for
// nothing, nothing may stand out at the side, each link leads somewhere, and axe-core finds nothing,
// also where a story is open. Exit 1 where anything is wrong.
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';
import {basename, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const args = process.argv.slice(2);
const at = args.indexOf('--pictures');
const pictures = at < 0 ? null : args.splice(at, 2)[1];
const [folder, ...pages] = args;
const require = createRequire(resolve(folder, 'package.json'));
const puppeteer = require('puppeteer-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
let wrong = 0;
const tell = (page, width, what) => { wrong += 1; console.log(`${basename(page)} ${width}: ${what}`); };

for (const path of pages) {
  for (const width of [390, 1366]) {
    const page = await browser.newPage();
    const url = pathToFileURL(resolve(path)).href;
    await page.setViewport({width, height: width < 800 ? 844 : 768, isMobile: width < 800});
    await page.setOfflineMode(true);
    page.on('request', each => { if (each.url().split('#')[0] !== url) tell(path, width, `asks for ${each.url()}`); });
    page.on('pageerror', each => tell(path, width, `script: ${each}`));
    page.on('console', each => tell(path, width, `console: ${each.text()}`));
    await page.goto(url);
    const look = async (state) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) tell(path, width, `${state}: ${wide} pixels wide`);
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run());
      for (const each of found.violations) {
        tell(path, width, `${state}: axe ${each.id}: ${each.help} (${each.nodes.length}) ${each.nodes[0].html.slice(0, 200)} ${each.nodes[0].failureSummary}`);
      }
      console.log(`${basename(path)} ${width} ${state}: ${found.passes.length} axe rules pass, ${found.violations.length} fail`);
      if (pictures) await page.screenshot({path: `${pictures}/${basename(path, '.html')}-${width}-${state}.png`, fullPage: state === 'whole'});
    };
    await look('first');
    if (pictures) await page.screenshot({path: `${pictures}/${basename(path, '.html')}-${width}-whole.png`, fullPage: true});
    const lost = await page.$$eval('a[href^="#"]', all => all.filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash));
    if (lost.length) tell(path, width, `links that lead nowhere: ${lost}`);
    await page.$eval('a.f', a => a.click());
    if (!await page.$eval('.s:target', each => each.checkVisibility())) tell(path, width, 'a figure opens nothing');
    await look('figure');
    await page.$eval('.s:target a.x', a => a.click());
    await page.waitForFunction(() => !document.querySelector('.s:target'), {timeout: 5000}).catch(() => tell(path, width, 'a story does not close'));
    await page.$$eval('details', all => all.forEach(each => { each.open = true; }));
    await page.$eval('a.c', a => a.click());
    await look('item');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('.s:target'), {timeout: 5000}).catch(() => tell(path, width, 'Escape does not close'));
    await look('opened');
    await page.close();
  }
}
await browser.close();
console.log(wrong ? `${wrong} wrong` : 'nothing wrong');
process.exit(wrong ? 1 : 0);
