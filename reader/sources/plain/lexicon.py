"""The words of page furniture, by reason.

Phrases are whole lines as `shapes.shape` gives them: letters only, lower case, numbers as "#".
"""

from __future__ import annotations

import re

PHRASES = {
    "page furniture": """
        sign in or create an account | log in or create an account | create an account
        become a member | write a comment | click to copy | link copied | support us | join us
        get the app | download the app | sign up for alerts | get alerts | today s paper | for you
        latest | latest news | trending | top stories | my news | saved | notifications
        accessibility links | accessibility | breaking news | live tv | live radio | live
        loading | please wait | please wait loading | search | menu | main menu | home | close
        top | back | back to top | full schedule | all programs | skip to main content
        skip to content | skip to navigation | skip links | jump to content | jump to
        main content | account | my account | log in | login | sign in | sign up | sign out
        register | subscribe | subscribe now | donate | newsletter | newsletters | podcasts
        videos | events | share | share this | share this article | share comments
        share close button | share this articlecomments | share this articleclose button
        share this story | save | share save | copy link | print | email | e mail
        print this page | facebook | twitter | whatsapp | telegram | linkedin | instagram
        youtube | pinterest | reddit | tiktok | threads | bluesky | x | rss | flipboard | comment
        comments | # comments | # comment | add comment | leave a comment | show comments
        view comments | all comments # | no comments | join the conversation | text size | aa
        a a | small | medium | large | xs | sm | md | lg | xl | font size | read in app
        open in app | follow | follow us | following | loader | loading comments
        thanks for sharing | thank you for registering | manage consent | cookie settings | accept
        accept all | reject all | by | or | and | image | photo | gallery | photo gallery
        image gallery | next | previous | next article | previous article | powered by
        photo of author | contact us | close icon | read full story | show more | load more
        see more | view all | see all | more | expand | contact the author | contact
        listen to this article | listen to article | listen | gift this article
        give this article | save article | bookmark | report an error | report a typo
        print article | e paper | epaper | weather | horoscopes | crosswords | games | shop
        edition | notice for readers | update | published | updated | end of article | article end
        end | open this photo in gallery | view image in fullscreen | view original
        enlarge image | hide caption | toggle caption | show caption | site map | sitemap
        about us | privacy policy | terms of use | terms of service | cookie policy
        terms and conditions | privacy | terms | help | faq | advertise with us | careers
        all rights reserved | corrections | submit a correction | ask a question
        view this post on instagram
    """,
    "advertisement": """
        advertisement | advertisements | advertising | ad | ads | ad feedback | sponsored
        adchoices | sponsored content | promoted content | partner content | paid content
        paid partner content | story continues below advertisement | story continues below
        article continues below | article continues below advertisement
        article continues after ad | article continued below
        article continues after advertisement | continue reading below | advertisement #
        story continues below this ad | advertisement continue reading below | scroll to continue
        advertisement scroll to continue | this advertisement has not loaded yet
        this advertisement has not loaded yet but your article continues below
        # story continues below | don t want to see this remove ads | remove ads | go ad free now
        why this ad | report this ad | tired of too many ads go ad free now | sponsor message
        advertiser content | continue reading | anzeige | werbung | publicité | publicidad
        pubblicità | publicidade | advertentie | annons | реклама | story continues after ad
        content continues below | affiliate links
    """,
    "player control": """
        no media source currently available | play | pause | mute | unmute | play video
        watch video | play audio | auto | #p | embed | embed share
        the code has been copied to your clipboard | direct link | pop out player
        video player is loading | live stream | fullscreen
        we apologize but this video has failed to load | try refreshing your browser or
        tap here to see other videos from our team | video unavailable | skip ad | now playing
        up next | # # # # | playback speed | current time # # | remaining time # #
    """,
}

# Single words of furniture that may as well be the heading of a section.
AMBIGUOUS = frozenset(
    "accessibility account audio background captions careers contact corrections duration edition "
    "events following games help home large live medium more newsletter photo podcasts print "
    "privacy register search settings shop small terms top update updated videos weather "
    "threads x reddit facebook twitter instagram whatsapp telegram youtube tiktok".split()
)

# What leads over to another piece on the same line.
LINK_LEADS = re.compile(
    r"(?:(?:also |more )?read(?: more| also| next| now| this)?|see also|see more"
    r"|related(?: article| story| reading| coverage)?|also see|more(?: on this)?"
    r"|watch(?: more| now| live| next)?|listen|recommended|further reading|must read"
    r"|don['’]t miss|up next|click to play(?: video)?)\s?[:|»>](?!\s*$).{3,220}"
    r"|(?:click|tap) here\b.{0,140}"
    r"|(?-i:READ MORE|READ NEXT|ALSO READ|SEE ALSO)\b[^a-z]?.{3,160}",
    re.I,
)

# The first three letters of the openers below: a cheap look before a costly one.
OPENER_STARTS = frozenset(
    "rea see vie dis exp rel rec mor you fur tre mos edi don jum lat top wha lis all sho pos "
    "lea com joi end pop oth sim spo aro fro par fol con abo sub enj sig new tag sha pro "
    "kee cur".split()
) | {"in ", "up "}

LEAD_STARTS = frozenset("als mor rea see rel wat lis rec fur mus don cli tap".split()) | {"up "}

# Ways to share a piece, one after the other or in a sentence.
NETWORKS = frozenset(
    "facebook twitter x flipboard instagram linkedin reddit whatsapp telegram messenger vk bluesky "
    "threads pinterest youtube tiktok snapchat mastodon tumblr pocket email e mail send share save "
    "print copy link app rss sms comment comments follow icon".split()
)
SHARE_STARTS = {name[:3] for name in NETWORKS} | {"shr"}
SHARE_LINE = re.compile(
    r"share (?:this |the )?(?:article|story|item|page|post)(?: ?:| (?:on|via|by|with)\b).{0,240}"
    r"|send this (?:article|story|item|page) to\b.{0,80}",
    re.I,
)

# What stands on a page for a drawing: "The Gull logo", "Search icon A magnifying glass".
DRAWN = re.compile(
    r"(?:[A-Z][\w.&'’-]* ){1,6}logo|(?:\w+ ){1,3}(?:icon|logo) (?:An?|Two|Three|The|It)\b.{0,200}"
)

# A site speaking of itself to its reader: the words of its trade, and of speaking to someone.
TRADE = frozenset(
    "newsletter newsletters inbox subscribe subscribed subscriber subscribers subscription "
    "subscriptions unsubscribe account accounts browser cookie cookies notification notifications "
    "app apps homepage bookmark website site email e-mail comment comments moderated moderation "
    "moderators promotional refresh membership member members donate donation donations journalism "
    "download podcast whatsapp telegram facebook twitter instagram register registered registering "
    "offers updates page alert alerts advertising advertisement advertisements advertisers insider "
    "digest coverage follow following readers adblock adblocker".split()
)
TRADE_PHRASES = (
    "sign up", "signing up", "signed up", "sign in", "log in", "logged in", "logging in",
    "privacy policy", "terms of", "terms and conditions", "click here", "clicking", "ad block",
    "ad-block", "community guidelines", "free trial", "news feed", "top stories", "breaking news",
)  # fmt: skip
SPOKEN_TO = frozenset(["your", "our", "us", "please"])
ASKED = re.compile(
    r"(?:^|[.!?,:] )\(?(?:sign up|log in|click here|download|subscribe)\b"
    r"|\bwe (?:use|invite|may|apologi\w+)\b|\byou (?:must|agree|confirm|can|follow|have read)\b"
)
PLAIN_NOTICE = re.compile(
    r"by (?:signing up|subscribing|clicking|providing your|continuing|submitting)\b|we use cookies"
    r"|(?:get|sign up|subscribe|join|download|register|follow)\b.{0,70}"
    r"\b(?:newsletters?|app|alerts|updates|news|telegram|whatsapp|facebook|twitter|instagram)[.!]?$"
    r"|(?:get|receive|sign up)\b.{0,90}\b(?:to|in|into) your (?:inbox|e-?mail)"
    r"|send (?:us )?your (?:stories|tips|letters|views|photos)|.{0,120}\bread our privacy policy\b"
    r"|you can e-?mail\b|you must be (?:logged|signed) in\b"
    r"|(?:subscribe|register|sign in|log in)\b.{0,40}\b(?:to|and) (?:unlock|read|continue|access)\b"
    r"|subscribe now\b|(?:get |unlimited )+(?:online |digital )?access\b"
    r"|thank(?:s| you) for (?:signing up|subscribing|visiting)\b|a welcome e-?mail\b"
    r"|(?:this|the) (?:content|article|story) is (?:reserved|free|available|exclusive)\b.{0,80}"
    r"\b(?:subscri\w+|regist\w+|members?|read)\b|you have (?:full )?access to this\b"
)

# Lines over a box of links inside an article.
BOX_OPENERS = re.compile(
    r"(?:read|see|view|discover|explore)(?: more| next| also| on)?:?|also read:?"
    r"|related(?: (?:articles?|stories|story|posts?|links|content|topics|coverage|news|reading"
    r"|items))?:?|recommended(?: (?:from|for|by|stories|reading|articles?|videos?)\b.{0,30})?:?"
    r"|more (?:on|from|in|about)(?: this)?\b.{0,40}:?|you (?:may|might)(?: also)? (?:like|enjoy"
    r"|be interested in):?|further reading:?|trending(?: now)?:?|in this (?:article|story)"
    r"|most (?:read|popular|viewed)(?: (?:in|on|stories)\b.{0,30})?:?|editor['’]s picks?:?"
    r"|don['’]t miss:?|jump to:?|latest (?:news|stories|from)\b.{0,30}:?|top stories:?"
    r"|what to read next:?|see also:?|listen to:?|see related:?|popular(?: now)?:?"
    r"|(?:current|latest) issue:?|top reads\b.{0,20}",
    re.I,
)

# Lines over what follows an article; `BOX_OPENERS` do too when nothing like it comes after.
TAIL_OPENERS = re.compile(
    r"(?!.*:$)(?:(?:\d+ |all |view |show |post a |leave a |read )?comments?(?: \(?\d+\)?)?"
    r"|join (?:the|our) (?:conversation|discussion|comment\w*(?: forum)?)|end of article"
    r"|(?:related|recent|latest|popular|more|other|similar) (?:articles?|stories|posts?|news"
    r"|videos?|content|coverage|headlines)|more (?:from|in|on|to|stories|news)\b.{0,40}"
    r"|(?-i:More [A-Z]\w+(?: [A-Z]\w+)?)|trending(?: stories| now| topics)?"
    r"|most (?:read|popular|viewed|watched|shared)\b.{0,30}"
    r"|you (?:may|might|could)(?: also)? (?:like|enjoy|be interested in)"
    r"|read next|read more|up next|what to read next|recommended\b.{0,40}|editor['’]s picks?"
    r"|sponsored(?: content| stories| links)?|around the web|from the web"
    r"|partner (?:content|offers)|follow us\b.{0,40}|contact (?:us|the author)"
    r"|about the authors?|subscribe\b.{0,40}|enjoying our latest content\??"
    r"|sign up\b.{0,50}|newsletter|topics|tags|share this\b.{0,20}|promoted|top stories"
    r"|in other news|see also|discover more|keep reading|don['’]t miss)",
    re.I,
)
