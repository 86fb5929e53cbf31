// The pages that the browser tests look at: one of each kind and shape.
//
// An entry has a name, which its pictures bear, a kind, and a route in the built
// folder. It may say
//   site        of which folder of tests/sites/ it was built; else of content/
//   paper       what it is printed on; else A4 portrait
//   forced      true where a picture in forced colours is kept
//   hasAddress  false where paper need not say how to find the page again

export const pages = [
  {
    name: 'sites',
    kind: 'the list of sites',
    route: 'index.html',
    // It belongs to no site, and only sites say where they are published.
    hasAddress: false,
  },
  { name: 'home', kind: 'the front page of a city', route: 'atsugi/index.html', forced: true },
  { name: 'plan', kind: 'the page of a plan', route: 'atsugi/plans/gyokaku-7-1/index.html' },
  {
    name: 'goal',
    kind: 'the page of a goal',
    route: 'atsugi/plans/gyokaku-7-1/goals/i.html',
  },
  {
    name: 'section',
    kind: 'the page of a section of a goal',
    route: 'atsugi/plans/gyokaku-7-1/goals/i-1.html',
  },
  {
    name: 'measure-i-3-a',
    kind: 'the page of measure I-3-a',
    forced: true,
    route: 'atsugi/plans/gyokaku-7-1/measures/i-3-a.html',
  },
  {
    name: 'measure-ii-2-c',
    kind: 'the page of measure II-2-c',
    forced: true,
    route: 'atsugi/plans/gyokaku-7-1/measures/ii-2-c.html',
  },
  {
    name: 'year-2023',
    kind: 'the page of the year 2023',
    paper: 'A4 landscape',
    route: 'atsugi/plans/gyokaku-7-1/years/2023.html',
  },
  {
    name: 'year-2022',
    kind: 'the page of the year 2022',
    paper: 'A4 landscape',
    route: 'atsugi/plans/gyokaku-7-1/years/2022.html',
  },
  {
    name: 'status-2023-missed',
    kind: 'the list of measures with one status',
    route: 'atsugi/plans/gyokaku-7-1/status/2023-missed.html',
  },
  { name: 'departments', kind: 'the list of departments', route: 'atsugi/departments/index.html' },
  {
    name: 'department',
    kind: 'the page of a department',
    route: 'atsugi/departments/shokuin.html',
  },
  {
    name: 'reorganisation',
    kind: 'the departments before and after they were ordered anew',
    route: 'kashiwa/departments/reorganisations/2022.html',
  },
  {
    name: 'not-found',
    kind: 'the page for a wrong address',
    route: 'atsugi/404.html',
    // It is shown at any address.
    hasAddress: false,
  },
  {
    name: 'plan-2',
    kind: 'a plan before its first results',
    route: 'atsugi/plans/gyokaku-7-2/index.html',
  },
  {
    name: 'goal-2',
    kind: 'a goal of a plan before its first results',
    route: 'atsugi/plans/gyokaku-7-2/goals/ii.html',
  },
  {
    name: 'measure-2-i-3-a',
    kind: 'a measure with series through two plans',
    route: 'atsugi/plans/gyokaku-7-2/measures/i-3-a.html',
  },
  {
    name: 'measure-2-i-2-c',
    kind: 'a measure with a stair and a schedule',
    route: 'atsugi/plans/gyokaku-7-2/measures/i-2-c.html',
  },
  {
    name: 'flow',
    kind: 'what became of the plan before',
    route: 'atsugi/plans/gyokaku-7-2/flow.html',
  },
  {
    name: 'history',
    kind: 'a plan year by year',
    route: 'atsugi/plans/gyokaku-7-1/years/index.html',
  },
  {
    name: 'sdgs',
    kind: 'the list of SDGs',
    route: 'atsugi/sdgs/index.html',
  },
  {
    name: 'sdg',
    kind: 'an SDG',
    route: 'atsugi/sdgs/17.html',
  },
  {
    name: 'glossary',
    kind: 'the glossary',
    route: 'kashiwa/glossary.html',
  },
  {
    name: 'page-terms',
    kind: 'a plan that uses terms of the glossary',
    route: 'kashiwa/plans/hoshin-r4/index.html',
  },
  {
    name: 'money-plan',
    kind: 'a plan with money',
    site: 'money',
    route: 'midori/plans/zaisei/index.html',
  },
  {
    name: 'money-measure',
    kind: 'a measure with money',
    site: 'money',
    route: 'midori/plans/zaisei/measures/madoguchi.html',
  },
  {
    name: 'home-judged',
    kind: 'the front page where a person judges',
    route: 'kamakura/index.html',
    forced: true,
  },
  {
    name: 'plan-judged',
    kind: 'a plan of measures that are judged themselves',
    route: 'kamakura/plans/vision-2021/index.html',
  },
  {
    name: 'chapter-judged',
    kind: 'a chapter of such measures',
    route: 'kamakura/plans/vision-2021/goals/c2.html',
  },
  {
    name: 'promise-series',
    kind: 'a judged measure with figures by their own dates',
    route: 'kamakura/plans/vision-2021/measures/p002.html',
    forced: true,
  },
  {
    name: 'promise-target',
    kind: 'a judged measure with figures on the way to a target',
    route: 'kamakura/plans/vision-2021/measures/p108.html',
  },
  {
    name: 'promise-missed',
    kind: 'a judged measure that was missed',
    route: 'kamakura/plans/vision-2021/measures/p149.html',
  },
  {
    name: 'promise-work',
    kind: 'a judged measure with pairs, links and lists of names',
    route: 'kamakura/plans/vision-2021/measures/p084.html',
  },
  {
    name: 'work',
    kind: 'what was achieved in a year',
    route: 'kamakura/plans/vision-2021/work/2020.html',
  },
  {
    name: 'report-judged',
    kind: 'a report on a whole term',
    paper: 'A4 landscape',
    route: 'kamakura/plans/vision-2021/years/2021.html',
  },
  {
    name: 'status-judged',
    kind: 'the list of missed measures',
    route: 'kamakura/plans/vision-2021/status/2021-missed.html',
  },
  {
    name: 'projects',
    kind: 'a chapter with a table of projects and costs',
    route: 'kamakura/plans/keikaku-4-gyozaisei/goals/gyozaisei.html',
  },
  {
    name: 'sheet',
    kind: 'the sheet of a project of priority',
    route: 'kamakura/plans/keikaku-4-gyozaisei/measures/sekkei.html',
  },
  {
    name: 'home-draft',
    kind: 'the front page before the first results',
    route: 'hiratsuka/index.html',
  },
  {
    name: 'plan-draft',
    kind: 'a draft whose projects stand under no goal',
    route: 'hiratsuka/plans/gyokaku-2024/index.html',
  },
  {
    name: 'home-policies',
    kind: 'the front page of a city that publishes its policies',
    route: 'kashiwa/index.html',
  },
  {
    name: 'policy-system',
    kind: 'a field with its states, its departments and its policies',
    route: 'kashiwa/plans/hoshin-r4/goals/kodomo.html',
  },
  {
    name: 'resource',
    kind: 'the sheet of a resource with its benchmarks',
    route: 'kashiwa/plans/hoshin-r4/goals/shigen-zaisei.html',
  },
  {
    name: 'department-policies',
    kind: 'a department with the policies that it answers for',
    route: 'kashiwa/departments/shimin-seikatsu.html',
  },
  {
    name: 'measure-without-value',
    kind: 'a project whose indicator has no value',
    route: 'kashiwa/plans/hoshin-r4/measures/hokago-kodomo.html',
  },
  {
    name: 'roadmap',
    kind: 'a plan with a roadmap',
    route: 'kashiwa/plans/dx-2022/index.html',
  },
  {
    name: 'method',
    kind: 'how the figures of a plan come about',
    route: 'atsugi/plans/gyokaku-7-1/method.html',
    forced: true,
  },
  {
    name: 'method-person',
    kind: 'how a plan is judged by a person',
    route: 'kamakura/plans/vision-2021/method.html',
  },
  {
    name: 'corrections',
    kind: 'what was put right after its publication',
    site: 'corrections',
    route: 'midori/corrections.html',
  },
  {
    name: 'measure-corrected',
    kind: 'a measure with a correction',
    site: 'corrections',
    route: 'midori/plans/mihon/measures/mimamori.html',
  },
  {
    name: 'guideline',
    kind: 'how the work of a plan is to be done',
    route: 'kashiwa/plans/dx-2022/guideline.html',
  },
  {
    name: 'logic-model',
    kind: 'a measure with what goes into it and what changes by it',
    route: 'kashiwa/plans/dx-2022/measures/tetsuzuki-online.html',
  },
  {
    name: 'directive',
    kind: 'a letter on how a budget is to be made',
    route: 'kashiwa/plans/hoshin-r4/directives/yosan.html',
  },
];

/** Whether an entry is the page of a measure: the one that residents are sent to. */
export function isMeasure({ route }) {
  return /\/measures\/[^/]+\.html$/.test(route);
}
